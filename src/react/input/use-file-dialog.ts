import { useCallback, type RefObject } from 'react';

/** The file dialog of an area, and the input that holds it. */
export interface FileDialog {
  /** Opens the dialog; browsers allow it only as the answer to a click or a key. */
  readonly open: () => void;
  /** The ref of the input. */
  readonly takeInput: (input: HTMLInputElement | null) => void;
}

/**
 * Opens the file dialog through an input whose events tell nobody outside the area: react-dropzone's own
 * `open` takes no drop until the window has the focus again, which in a frame may be never, and it is
 * null while disabled.
 */
export function useFileDialog(
  inputRef: RefObject<HTMLInputElement | null>,
  disabled: boolean,
): FileDialog {
  const open = useCallback(() => {
    const input = inputRef.current;
    if (disabled || input === null) return;
    input.value = '';
    // The click has no position: a surrounding dialog that closes on clicks beside it would close.
    input.addEventListener('click', stopPropagation);
    input.click();
    input.removeEventListener('click', stopPropagation);
  }, [disabled, inputRef]);

  const takeInput = useCallback(
    (input: HTMLInputElement | null) => {
      inputRef.current = input;
      // Canceling the file dialog must not cancel a surrounding `<dialog>`, whose event has that name.
      input?.addEventListener('cancel', stopPropagation);
    },
    [inputRef],
  );

  return { open, takeInput };
}

function stopPropagation(event: Event): void {
  event.stopPropagation();
}
