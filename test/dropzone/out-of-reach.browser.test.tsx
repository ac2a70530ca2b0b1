import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { apimart, ImageUploadDropzone } from '../../src/index.js';
import { createTestHttp, sampleImages } from '../../src/testing/index.js';
import { paste } from './clipboard.js';
import { drag } from './drag.js';
import { aMoment, slot, statuses, SUCCEEDS, untilStatuses } from './render-dropzone.js';

afterEach(cleanup);

const openModal = (dialog: HTMLDialogElement | null) => {
  if (dialog?.open === false) dialog.showModal();
};

const MODAL = { role: 'dialog', 'aria-modal': true } as const;

/** Pastes into a page whose dropzone was just used; returns whether it ignored the paste. */
async function pasteBeside(around: (dropzone: ReactNode) => ReactNode): Promise<boolean> {
  const { container } = render(around(<ImageUploadDropzone provider={apimart} http={SUCCEEDS} />));
  // The inner of two dialogs opens slightly later.
  await aMoment();
  slot(container, 'zone').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  return paste({ files: [sampleImages.png()] }, document.body);
}

describe('a paste does not reach a dropzone', () => {
  it.each<[string, (dropzone: ReactNode) => ReactNode]>([
    [
      'behind a modal dialog',
      (dropzone) => (
        <>
          {dropzone}
          <dialog ref={openModal}>Sure?</dialog>
        </>
      ),
    ],
    [
      'in a dialog beneath another',
      (dropzone) => (
        <dialog ref={openModal}>
          {dropzone}
          <dialog ref={(inner) => queueMicrotask(() => openModal(inner))}>Sure?</dialog>
        </dialog>
      ),
    ],
    [
      'behind a modal of a library',
      (dropzone) => (
        <>
          <div aria-hidden="true">{dropzone}</div>
          <section>Sure?</section>
        </>
      ),
    ],
    [
      'behind a modal that says no more than that it is one',
      (dropzone) => (
        <>
          {dropzone}
          <div {...MODAL}>Sure?</div>
        </>
      ),
    ],
    [
      'that is inert',
      (dropzone) => <div ref={(div) => void (div && (div.inert = true))}>{dropzone}</div>,
    ],
    ['that is not displayed', (dropzone) => <div style={{ display: 'none' }}>{dropzone}</div>],
    ['that is invisible', (dropzone) => <div style={{ visibility: 'hidden' }}>{dropzone}</div>],
    [
      'whose content is hidden',
      (dropzone) => <div style={{ contentVisibility: 'hidden' }}>{dropzone}</div>,
    ],
    ['in a disabled fieldset', (dropzone) => <fieldset disabled>{dropzone}</fieldset>],
  ])('%s', async (_, around) => {
    expect(await pasteBeside(around)).toBe(true);
    await aMoment();
    expect(document.querySelectorAll('[data-status]')).toHaveLength(0);
  });
});

describe('a paste reaches a dropzone', () => {
  it.each<[string, (dropzone: ReactNode) => ReactNode]>([
    ['in the modal dialog itself', (dropzone) => <dialog ref={openModal}>{dropzone}</dialog>],
    ['beside a dialog that is no modal', (dropzone) => [dropzone, <dialog key="other" open />]],
    [
      'beside a modal that is not shown',
      (dropzone) => [dropzone, <div key="other" {...MODAL} style={{ display: 'none' }} />],
    ],
    [
      'in an element without a box',
      (dropzone) => <div style={{ display: 'contents' }}>{dropzone}</div>,
    ],
    [
      'in the legend of a disabled fieldset',
      (dropzone) => (
        <fieldset disabled>
          <legend>{dropzone}</legend>
        </fieldset>
      ),
    ],
  ])('%s', async (_, around) => {
    expect(await pasteBeside(around)).toBe(false);
    await untilStatuses('success');
  });
});

describe('a disabled fieldset', () => {
  const BUSY = createTestHttp([
    {
      answer: {
        status: 503,
        body: { error: { code: 'proxy-unavailable', message: 'Later.', retryable: true } },
      },
    },
  ]);

  function Form({ disabled }: { readonly disabled: boolean }) {
    return (
      <fieldset disabled={disabled}>
        <ImageUploadDropzone provider={apimart} http={BUSY} retries={0} name="photos" />
      </fieldset>
    );
  }

  it('disables the whole dropzone until it is enabled again', async () => {
    const openDialog = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => {});
    const { container, rerender } = render(<Form disabled={false} />);
    const zone = slot(container, 'zone');
    drag('drop', zone, sampleImages.png());
    await untilStatuses('error');

    rerender(<Form disabled />);
    await waitFor(() => expect(slot(container, 'root').dataset).toHaveProperty('disabled'));
    expect(zone.getAttribute('aria-disabled')).toBe('true');
    drag('dragenter', zone, sampleImages.png());
    // Nothing is added, and the browser doesn't navigate away.
    expect(drag('drop', zone, sampleImages.png())).toBe(false);
    fireEvent.click(zone);
    screen.getByRole('button', { name: /^Try again/ }).click();
    await aMoment();
    expect(zone.dataset).not.toHaveProperty('drag');
    expect(openDialog).not.toHaveBeenCalled();
    expect(statuses()).toEqual(['error']);

    rerender(<Form disabled={false} />);
    await waitFor(() => expect(slot(container, 'root').dataset).not.toHaveProperty('disabled'));
    fireEvent.click(zone);
    expect(openDialog).toHaveBeenCalledTimes(1);
    drag('drop', zone, sampleImages.png());
    await untilStatuses('error', 'error');
    openDialog.mockRestore();
  });
});
