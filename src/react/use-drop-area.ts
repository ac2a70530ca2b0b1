import type { HTMLAttributes, InputHTMLAttributes, RefAttributes } from 'react';
import { useDropzone } from 'react-dropzone';
import { IMAGE_FORMATS } from '../core/image-types.js';
import type { UploadRules } from '../core/upload-rules.js';
import { useSelectionOrder } from './use-selection-order.js';

/** How files get in. */
export interface DropAreaSettings {
  readonly disabled?: boolean | undefined;
  /** Whether several files can be chosen at once; true. */
  readonly multiple?: boolean | undefined;
  /** Dropping is off. */
  readonly noDrag?: boolean | undefined;
  /** Asks for the camera: `environment` looks away from the person, `user` at them. */
  readonly capture?: 'environment' | 'user' | undefined;
}

/** What is known of a drag over the area. Browsers hide names and bytes until the drop. */
export type DragVerdict = 'accept' | 'reject' | 'unknown';

/** The plumbing of one place to drop files on. */
export interface DropArea {
  readonly getRootProps: <Props extends HTMLAttributes<HTMLElement>>(
    props?: Props,
  ) => Props & RefAttributes<HTMLElement>;
  readonly getInputProps: (
    props?: InputHTMLAttributes<HTMLInputElement>,
  ) => InputHTMLAttributes<HTMLInputElement> & RefAttributes<HTMLInputElement>;
  /** Opens the file dialog; browsers allow it only as the answer to a click or a key. */
  readonly open: () => void;
  readonly drag: DragVerdict | undefined;
}

/**
 * react-dropzone gathers files, it does not judge them: what it takes and what it refuses go to the
 * same `add`, and the check gives each its verdict.
 */
export function useDropArea(
  add: (files: Iterable<File>) => void,
  { types }: UploadRules,
  { capture, disabled = false, multiple = true, noDrag = false }: DropAreaSettings,
): DropArea {
  const { getFilesFromEvent, sort } = useSelectionOrder();
  const state = useDropzone({
    getFilesFromEvent,
    accept: Object.fromEntries(types.map((type) => [type, IMAGE_FORMATS[type].extensions])),
    disabled,
    multiple,
    noDrag,
    // A button opens the dialog; the area itself is no control.
    noClick: true,
    noKeyboard: true,
    noPaste: true,
    onDrop: (accepted, rejections) =>
      add(sort([...accepted, ...rejections.map(({ file }) => file)])),
  });
  return {
    getRootProps: state.getRootProps,
    getInputProps: (props) => state.getInputProps({ ...(capture && { capture }), ...props }),
    open: state.open,
    drag: dragVerdict(state),
  };
}

function dragVerdict(state: {
  readonly isDragActive: boolean;
  readonly isDragAccept: boolean;
  readonly isDragReject: boolean;
}): DragVerdict | undefined {
  if (!state.isDragActive) return undefined;
  if (state.isDragAccept) return 'accept';
  return state.isDragReject ? 'reject' : 'unknown';
}
