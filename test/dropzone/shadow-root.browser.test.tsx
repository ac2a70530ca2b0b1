import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent as person } from 'vitest/browser';
import { apimart, ImageUploadDropzone, ImageUploadRoot } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { paste } from './clipboard.js';
import { drag } from './drag.js';
import { aMoment, slot, STANDS, SUCCEEDS } from './render-dropzone.js';

let reactRoot: Root | undefined;
let host: HTMLElement | undefined;

afterEach(async () => {
  await act(async () => reactRoot?.unmount());
  host?.remove();
  cleanup();
});

/** Renders a text field in a root and two dropzones in a shadow root. */
async function inShadowRoot(mode: ShadowRootMode, http = SUCCEEDS) {
  host = document.body.appendChild(document.createElement('upload-widget'));
  const shadow = host.attachShadow({ mode });
  const container = shadow.appendChild(document.createElement('div'));
  reactRoot = createRoot(container);
  await act(async () =>
    reactRoot!.render(
      <>
        <ImageUploadRoot provider={apimart}>
          <textarea />
        </ImageUploadRoot>
        <ImageUploadDropzone provider={apimart} http={http} />
        <ImageUploadDropzone provider={apimart} http={http} />
      </>,
    ),
  );
  const [, one, other] = [...container.querySelectorAll<HTMLElement>('[data-slot="root"]')];
  const [textarea] = container.querySelectorAll('textarea');
  return { one: one!, other: other!, shadow, textarea: textarea! };
}

const rowsIn = (dropzone: Element) => dropzone.querySelectorAll('[data-slot="item"]').length;
const buttonOf = (dropzone: Element) => slot(dropzone, 'zone').querySelector('button')!;

describe.each(['open', 'closed'] as const)('in an %s shadow root', (mode) => {
  it('a paste goes to the focused dropzone', async () => {
    const { one, other, shadow } = await inShadowRoot(mode);
    buttonOf(other).focus();
    expect(paste({ files: [sampleImages.png()] }, shadow.activeElement!)).toBe(false);
    await waitFor(() => expect([rowsIn(one), rowsIn(other)]).toEqual([0, 1]));
  });

  it('a paste goes to the dropzone used last', async () => {
    const { one, other } = await inShadowRoot(mode);
    // A dropzone under the pointer would come first.
    render(<p>Beside</p>);
    await person.hover(screen.getByText('Beside'));
    slot(one, 'zone').dispatchEvent(
      new PointerEvent('pointerdown', { bubbles: true, composed: true }),
    );
    expect(paste({ files: [sampleImages.png()] }, document.body)).toBe(false);
    await waitFor(() => expect([rowsIn(one), rowsIn(other)]).toEqual([1, 0]));
  });

  it('a text field keeps its paste', async () => {
    const { one, shadow, textarea } = await inShadowRoot(mode);
    buttonOf(one).focus();
    textarea.focus();
    expect(paste({ files: [sampleImages.png()] }, shadow.activeElement!)).toBe(true);
    await aMoment();
    expect(rowsIn(one)).toBe(0);
  });

  it('the focus moves to Remove when Cancel disappears', async () => {
    const { one, shadow } = await inShadowRoot(mode, STANDS);
    drag('drop', slot(one, 'zone'), sampleImages.png());
    await waitFor(() => slot(one, 'cancel'));
    const cancel = slot(one, 'cancel');
    cancel.focus();
    fireEvent.click(cancel);
    await waitFor(() => expect(shadow.activeElement).toBe(slot(one, 'remove')));
  });
});
