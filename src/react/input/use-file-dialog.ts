import { useCallback, type RefObject } from 'react';

/** The file dialog of an area, and the input that holds it. */
interface FileDialog {
  /** Opens the dialog; browsers allow it only in response to a click or a key press. */
  readonly open: () => void;
  /** Opens the camera, under the same condition. */
  readonly openCamera: () => void;
  /** The ref of the input. */
  readonly takeInput: (input: HTMLInputElement | null) => void;
}

/**
 * Opens the file dialog through an input whose events don't leave the area. react-dropzone's own
 * `open` blocks drops until the window has the focus again, which may be never in a frame, and it
 * is null while disabled.
 */
export function useFileDialog(
  inputRef: RefObject<HTMLInputElement | null>,
  disabled: boolean,
): FileDialog {
  const open = useCallback(() => {
    const input = inputRef.current;
    if (disabled || input === null) return;
    input.value = '';
    // The click has no position, so a surrounding dialog that closes on outside clicks would close.
    input.addEventListener('click', stopPropagation);
    input.click();
    input.removeEventListener('click', stopPropagation);
  }, [disabled, inputRef]);

  const openCamera = useCallback(() => {
    const input = inputRef.current;
    if (input === null) return;
    const accept = input.getAttribute('accept') ?? '';
    // Browsers read both within the click, and open no camera for an input that also accepts other types.
    input.setAttribute('accept', PHOTO_TYPE);
    input.setAttribute('capture', 'environment');
    open();
    input.removeAttribute('capture');
    input.setAttribute('accept', accept);
  }, [inputRef, open]);

  const takeInput = useCallback(
    (input: HTMLInputElement | null) => {
      inputRef.current = input;
      // Canceling the file dialog must not cancel a surrounding `<dialog>`, whose event has that name.
      input?.addEventListener('cancel', stopPropagation);
    },
    [inputRef],
  );

  return { open, openCamera, takeInput };
}

/** What a camera takes; an iPhone converts its own format to this one. */
export const PHOTO_TYPE = 'image/jpeg';

function stopPropagation(event: Event): void {
  event.stopPropagation();
}
