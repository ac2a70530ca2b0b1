import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  apimart,
  ImageUploadDropzone,
  ImageUploadRoot,
  ImageUploadZone,
  type ImageUploadDropzoneProps,
} from '../../src/index.js';
import { de } from '../../src/locales/de.js';
import { sampleImages } from '../../src/testing/index.js';
import '../../src/dropzone/styles.css';
import { drag } from './drag.js';
import { aMoment, renderDropzone, slot, SUCCEEDS, untilStatuses } from './render-dropzone.js';

afterEach(cleanup);

const overlay = (root: ParentNode = document) =>
  root.querySelector<HTMLElement>('[data-slot="overlay"]');
const names = (root: ParentNode) =>
  [...root.querySelectorAll('[data-slot="name"]')].map(({ textContent }) => textContent);
const pngs = (count: number) =>
  Array.from({ length: count }, (_, at) => sampleImages.png({ name: `${at}.png` }));

/** Drags over the page until a dropzone shows it, since that code is loaded separately. */
async function dragOver(target: Element, ...files: File[]): Promise<HTMLElement> {
  await vi.waitFor(() => {
    drag('dragenter', target, ...files);
    if (overlay() === null) throw new Error('Nothing is shown.');
  }, 10_000);
  return overlay()!;
}

type Props = Partial<ImageUploadDropzoneProps<object, { readonly url: string }>>;

/** Renders two dropzones that accept drops anywhere on the page. */
async function renderTwo(one: Props = {}, other: Props = {}) {
  const dropzone = (props: Props) => (
    <ImageUploadDropzone provider={apimart} http={SUCCEEDS} dropTarget="page" {...props} />
  );
  const { container } = render(
    <>
      {dropzone(one)}
      {dropzone(other)}
    </>,
  );
  const [first, second] = [...container.querySelectorAll('[data-slot="root"]')];
  return { first: first!, second: second! };
}

describe('files dragged over a page', () => {
  it('are counted by an overlay over the window, and accepted anywhere', async () => {
    const { container, zone } = renderDropzone({ dropTarget: 'page' });
    const shown = await dragOver(document.body, ...pngs(6));
    expect(shown.textContent).toBe('Drop 6 images');
    expect(zone.dataset['drag']).toBe('accept');
    const { height, width } = shown.getBoundingClientRect();
    expect([width, height]).toEqual([innerWidth, innerHeight]);
    expect(drag('dragover', document.body, ...pngs(6))).toBe(false);
    expect(drag('drop', document.body, ...pngs(2))).toBe(false);
    await untilStatuses('success', 'success');
    expect(names(container)).toEqual(['0.png', '1.png']);
    expect(overlay()).toBeNull();
    expect(zone.dataset['drag']).toBeUndefined();
  });

  it('are described in the dropzone’s language', async () => {
    renderDropzone({ dropTarget: 'page', labels: de });
    expect((await dragOver(document.body, ...pngs(1))).textContent).toBe('1 Bild ablegen');
  });

  it('are added only once if they are dropped on the dropzone itself', async () => {
    const { container, zone } = renderDropzone({ dropTarget: 'page' });
    await dragOver(zone, ...pngs(1));
    drag('drop', zone, ...pngs(1));
    await untilStatuses('success');
    await aMoment();
    expect(names(container)).toEqual(['0.png']);
    expect(overlay()).toBeNull();
  });

  it('reach the elements under the overlay', async () => {
    renderDropzone({ dropTarget: 'page' });
    const shown = await dragOver(document.body, ...pngs(1));
    expect(shown.matches(':popover-open')).toBe(true);
    const { height, width } = shown.getBoundingClientRect();
    expect(document.elementFromPoint(width / 2, height / 2)).not.toBe(shown);
    expect(shown.contains(document.elementFromPoint(width / 2, height / 2))).toBe(false);
  });

  it('are refused in words if none of their types is accepted', async () => {
    renderDropzone({ dropTarget: 'page' });
    const pdf = new File(['%PDF-1.7'], 'plan.pdf', { type: 'application/pdf' });
    const shown = await dragOver(document.body, pdf);
    expect(shown.textContent).toBe("This file type isn't supported");
    expect(shown.dataset['drag']).toBe('reject');
  });

  it.each([
    ['they leave the window', () => drag('dragleave', document.body)],
    ['the drag is ended', () => fireEvent(document, new DragEvent('dragend', { bubbles: true }))],
    [
      'the pointer moves again',
      () => fireEvent(document.body, new PointerEvent('pointermove', { bubbles: true })),
    ],
  ])('are no longer shown when %s', async (_, end) => {
    renderDropzone({ dropTarget: 'page' });
    await dragOver(document.body, ...pngs(1));
    end();
    await waitFor(() => expect(overlay()).toBeNull());
  });

  it('don’t make the overlay flicker as they move over the page', async () => {
    renderDropzone({ dropTarget: 'page' });
    render(<p>Beside</p>);
    await dragOver(document.body, ...pngs(1));
    drag('dragenter', screen.getByText('Beside'), ...pngs(1));
    drag('dragleave', document.body, ...pngs(1));
    await aMoment();
    expect(overlay()).not.toBeNull();
  });
});

describe('a page with several dropzones', () => {
  it('passes a drop to the one under the pointer', async () => {
    const { first, second } = await renderTwo();
    await dragOver(document.body, ...pngs(1));
    drag('dragenter', second, ...pngs(1));
    await waitFor(() => expect(overlay(second)).not.toBeNull());
    expect(overlay(first)).toBeNull();
    drag('drop', second, ...pngs(1));
    await untilStatuses('success');
    expect([names(first).length, names(second).length]).toEqual([0, 1]);
  });

  it('passes a drop elsewhere to the one used last, or else to the first', async () => {
    const { first, second } = await renderTwo();
    await dragOver(document.body, ...pngs(1));
    expect(overlay(first)).not.toBeNull();
    drag('dragleave', document.body);
    fireEvent(slot(second, 'zone'), new PointerEvent('pointerdown', { bubbles: true }));
    await dragOver(document.body, ...pngs(1));
    expect(overlay(second)).not.toBeNull();
    drag('drop', document.body, ...pngs(1));
    await untilStatuses('success');
    expect([names(first).length, names(second).length]).toEqual([0, 1]);
  });

  it('skips disabled ones', async () => {
    const { first, second } = await renderTwo({ disabled: true });
    await dragOver(document.body, ...pngs(1));
    expect([overlay(first), overlay(second)].map(Boolean)).toEqual([false, true]);
  });
});

describe('the overlay', () => {
  /** Waits until drags over the page are handled, and ends the drag used to find out. */
  async function ready(): Promise<void> {
    await dragOver(document.body, ...pngs(1));
    drag('dragleave', document.body);
    await waitFor(() => expect(overlay()).toBeNull());
  }

  it('isn’t shown for text, links, or pictures on the page itself', async () => {
    renderDropzone({ dropTarget: 'page' });
    await ready();
    for (const type of ['text/plain', 'text/uri-list']) {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData(type, 'https://example.com/cat.jpg');
      fireEvent(document.body, new DragEvent('dragenter', { dataTransfer, bubbles: true }));
    }
    fireEvent(document.body, new DragEvent('dragstart', { bubbles: true }));
    drag('dragenter', document.body, ...pngs(1));
    await aMoment();
    expect(overlay()).toBeNull();
  });

  it('isn’t shown over another drop target or a file input', async () => {
    render(
      <ImageUploadRoot provider={apimart} dropTarget="page">
        <ImageUploadZone />
        <div data-testid="inside" onDragEnter={(event) => event.preventDefault()} />
      </ImageUploadRoot>,
    );
    render(
      <>
        <div data-testid="beside" onDragEnter={(event) => event.preventDefault()} />
        <input type="file" data-testid="file" />
      </>,
    );
    await ready();
    for (const id of ['inside', 'beside', 'file']) {
      drag('dragenter', screen.getByTestId(id), ...pngs(1));
      await aMoment();
      expect(overlay()).toBeNull();
    }
  });

  it('isn’t shown for a dropzone behind a modal, with noDrag, or with the default dropTarget', async () => {
    for (const props of [{ dropTarget: 'page', noDrag: true }, {}] as const) {
      const { unmount } = renderDropzone(props);
      drag('dragenter', document.body, ...pngs(1));
      await aMoment();
      expect(overlay()).toBeNull();
      unmount();
    }
    renderDropzone({ dropTarget: 'page' });
    await ready();
    render(<dialog ref={(dialog) => dialog?.showModal()}>On top</dialog>);
    drag('dragenter', screen.getByText('On top'), ...pngs(1));
    await aMoment();
    expect(overlay()).toBeNull();
  });

  it('disappears with its dropzone, which then no longer handles drags over the page', async () => {
    const { unmount } = renderDropzone({ dropTarget: 'page' });
    await dragOver(document.body, ...pngs(1));
    unmount();
    expect(overlay()).toBeNull();
    expect(drag('dragenter', document.body, ...pngs(1))).toBe(true);
  });

  it.each(['open', 'closed'] as const)(
    'is shown for a dropzone in an %s shadow root',
    async (mode) => {
      const host = document.body.appendChild(document.createElement('div'));
      const shadow = host.attachShadow({ mode });
      const root = createRoot(shadow);
      root.render(<ImageUploadDropzone provider={apimart} http={SUCCEEDS} dropTarget="page" />);
      await vi.waitFor(() => {
        drag('dragenter', document.body, ...pngs(1));
        expect(overlay(shadow)?.textContent).toBe('Drop 1 image');
      }, 10_000);
      drag('drop', document.body, ...pngs(1));
      await waitFor(() => expect(names(shadow)).toEqual(['0.png']));
      root.unmount();
      host.remove();
    },
  );
});
