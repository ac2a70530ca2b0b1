import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent as person } from 'vitest/browser';
import { apimart, ImageUploadDropzone, ImageUploadRoot, ImageUploadZone } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { drag } from './drag.js';
import { aMoment, slot, statuses, SUCCEEDS, untilStatuses } from './render-dropzone.js';

afterEach(cleanup);

/** Drags something that isn't a file; returns whether the browser would still act by itself. */
function dragData(
  step: 'dragover' | 'drop',
  target: Element,
  type: 'text/plain' | 'text/uri-list',
): boolean {
  const dataTransfer = new DataTransfer();
  dataTransfer.setData(type, 'https://example.com/');
  return fireEvent(
    target,
    new DragEvent(step, { dataTransfer, bubbles: true, cancelable: true, composed: true }),
  );
}

function Page() {
  return (
    <>
      <p>Drag these words.</p>
      <textarea aria-label="Notes" />
      <input type="file" aria-label="Résumé" />
      <input type="file" aria-label="Closed" disabled />
      <main>Nothing takes files here.</main>
      <ImageUploadDropzone provider={apimart} disabled noDrag />
      <ImageUploadDropzone provider={apimart} http={SUCCEEDS} />
    </>
  );
}

describe('a page with dropzones, one of them disabled', () => {
  it('still lets people drag text into a text field', async () => {
    render(<Page />);
    const words = screen.getByText('Drag these words.');
    getSelection()!.selectAllChildren(words);
    const notes = screen.getByLabelText<HTMLTextAreaElement>('Notes');
    await person.dragAndDrop(words, notes);
    await waitFor(() => expect(notes.value).toContain('Drag these words.'));
  });

  it.each(['dragover', 'drop'] as const)(
    'leaves a %s to the elements that handle it themselves',
    (step) => {
      render(<Page />);
      const image = sampleImages.png();
      expect(drag(step, screen.getByLabelText('Résumé'), image)).toBe(true);
      for (const target of [screen.getByLabelText('Notes'), screen.getByText(/^Nothing/)]) {
        expect(dragData(step, target, 'text/plain')).toBe(true);
      }
      expect(dragData(step, screen.getByLabelText('Notes'), 'text/uri-list')).toBe(true);
    },
  );

  it.each(['dragover', 'drop'] as const)(
    'isn’t replaced by a %s that no element handles',
    (step) => {
      const { unmount } = render(<Page />);
      const beside = screen.getByText(/^Nothing/);
      const targets = [beside, screen.getByLabelText('Closed'), screen.getByLabelText('Notes')];
      const zones = [...document.querySelectorAll('[data-slot="zone"]')];
      for (const target of [...targets, ...zones]) {
        expect(drag(step, target, sampleImages.png())).toBe(false);
      }
      expect(dragData(step, beside, 'text/uri-list')).toBe(false);
      unmount();
      // Without a dropzone, the page handles it itself again.
      expect(drag(step, document.body, sampleImages.png())).toBe(true);
    },
  );

  it('leaves text dropped on a field in the zone to the field, but not files', async () => {
    render(
      <ImageUploadRoot provider={apimart} http={SUCCEEDS}>
        <ImageUploadZone>
          <textarea aria-label="Caption" />
        </ImageUploadZone>
      </ImageUploadRoot>,
    );
    const caption = screen.getByLabelText('Caption');
    for (const step of ['dragover', 'drop'] as const) {
      expect(dragData(step, caption, 'text/plain')).toBe(true);
      expect(dragData(step, caption, 'text/uri-list')).toBe(true);
    }
    expect(drag('drop', caption, sampleImages.png())).toBe(false);
  });
});

describe('a click on the area', () => {
  it('opens the dialog if text elsewhere is selected, but not if text in the area is', () => {
    const openDialog = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => {});
    render(<Page />);
    const zone = document.querySelectorAll('[data-slot="zone"]')[1]!;
    getSelection()!.selectAllChildren(screen.getByText('Drag these words.'));
    fireEvent.click(zone);
    expect(openDialog).toHaveBeenCalledTimes(1);
    getSelection()!.selectAllChildren(zone.querySelector('p')!);
    fireEvent.click(zone);
    expect(openDialog).toHaveBeenCalledTimes(1);
    getSelection()!.removeAllRanges();
    openDialog.mockRestore();
  });
});

describe('a zone as large as the page', () => {
  it('ignores drags over a modal that is rendered elsewhere through a portal', async () => {
    const { container } = render(
      <ImageUploadRoot provider={apimart} http={SUCCEEDS}>
        <ImageUploadZone>
          <p>The page</p>
          {createPortal(<dialog open>A question</dialog>, document.body)}
        </ImageUploadZone>
      </ImageUploadRoot>,
    );
    const zone = slot(container, 'zone');
    const modal = screen.getByRole('dialog');
    drag('dragenter', modal, sampleImages.png());
    await aMoment();
    expect(zone.dataset['drag']).toBeUndefined();
    // The browser doesn't navigate away, and nothing is uploaded.
    expect(drag('drop', modal, sampleImages.png())).toBe(false);
    await aMoment();
    expect(statuses()).toEqual([]);
    drag('dragenter', screen.getByText('The page'), sampleImages.png());
    await waitFor(() => expect(zone.dataset['drag']).toBe('accept'));
  });
});

describe('a dialog around a dropzone', () => {
  /** Closes on Escape, on Cancel and on a click beside it, like the dialogs of many apps. */
  function Modal() {
    const [isOpen, setOpen] = useState(true);
    if (!isOpen) return null;
    return (
      <dialog
        ref={(dialog) => {
          if (dialog === null || dialog.open) return;
          dialog.showModal();
          dialog.addEventListener('click', ({ clientX, clientY }) => {
            const { bottom, left, right, top } = dialog.getBoundingClientRect();
            const isInside =
              clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
            if (!isInside) setOpen(false);
          });
        }}
        onCancel={() => setOpen(false)}
      >
        <ImageUploadDropzone provider={apimart} http={SUCCEEDS} />
      </dialog>
    );
  }

  it('stays open when the file dialog is canceled', async () => {
    render(<Modal />);
    const input = slot(screen.getByRole('dialog'), 'input');
    fireEvent(input, new Event('cancel', { bubbles: true }));
    await aMoment();
    expect(screen.queryByRole('dialog')).toBeTruthy();
  });

  it('stays open when the file dialog opens', async () => {
    render(<Modal />);
    const clicked = vi.fn((event: Event) => event.preventDefault());
    slot(screen.getByRole('dialog'), 'input').addEventListener('click', clicked);
    fireEvent.click(slot(screen.getByRole('dialog'), 'zone').querySelector('button')!, {
      clientX: innerWidth / 2,
      clientY: screen.getByRole('dialog').getBoundingClientRect().top + 1,
    });
    expect(clicked).toHaveBeenCalledTimes(1);
    await aMoment();
    expect(screen.queryByRole('dialog')).toBeTruthy();
  });

  it('accepts drops', async () => {
    render(<Modal />);
    drag('drop', slot(screen.getByRole('dialog'), 'zone'), sampleImages.png());
    await untilStatuses('success');
  });
});
