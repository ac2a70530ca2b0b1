import {
  useCallback,
  type HTMLAttributes,
  type InputHTMLAttributes,
  type Ref,
  type RefAttributes,
  type RefObject,
} from 'react';
import { useDropzone } from 'react-dropzone';
import { DECODABLE_TYPES, IMAGE_FORMATS } from '../core/image-types.js';
import type { Prepare } from '../core/prepare.js';
import type { UploadRules } from '../core/upload-rules.js';
import { dragVerdict, type DragVerdict } from './drag-verdict.js';
import { useGatheredFiles } from './use-gathered-files.js';

/** How files get in. */
export interface DropAreaSettings {
  readonly disabled?: boolean | undefined;
  /** Whether it mends types decides what a drag may promise. */
  readonly prepare?: Prepare | undefined;
  /** Whether several files can be chosen at once; true unless `maxFiles` is 1. */
  readonly multiple?: boolean | undefined;
  /** Dropping is off. */
  readonly noDrag?: boolean | undefined;
  /** Asks for the camera: `environment` looks away from the person, `user` at them. */
  readonly capture?: 'environment' | 'user' | undefined;
}

/** For the element that files are dropped on, whichever that is: no ref fits all but one of none. */
type RootProps = HTMLAttributes<HTMLElement> & { readonly ref: Ref<never> };

/** The plumbing of one place to drop files on. */
export interface DropArea {
  readonly getRootProps: (props?: HTMLAttributes<HTMLElement>) => RootProps;
  readonly getInputProps: (
    props?: InputHTMLAttributes<HTMLInputElement>,
  ) => InputHTMLAttributes<HTMLInputElement> & RefAttributes<HTMLInputElement>;
  /** Opens the file dialog; browsers allow it only as the answer to a click or a key. */
  readonly open: () => void;
  readonly drag: DragVerdict | undefined;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/**
 * react-dropzone knows of drags and of the dialog's filter, it does not judge: every file goes to the
 * same `add`, and the check gives each its verdict.
 */
export function useDropArea(
  add: (files: Iterable<File>) => void,
  { maxFiles, types }: UploadRules,
  {
    capture,
    disabled = false,
    multiple = maxFiles !== 1,
    noDrag = false,
    prepare,
  }: DropAreaSettings,
): DropArea {
  const { draggedTypes, getFilesFromEvent } = useGatheredFiles(add);
  const mendsTypes = prepare?.mends?.includes('file-invalid-type') ?? false;
  const { getInputProps, getRootProps, inputRef, isDragActive } = useDropzone({
    getFilesFromEvent,
    // Where preparation mends types, the dialog offers what it can perhaps mend.
    accept: Object.fromEntries(
      [...types, ...(mendsTypes ? DECODABLE_TYPES : [])].map((type) => [
        type,
        IMAGE_FORMATS[type].extensions,
      ]),
    ),
    disabled,
    multiple,
    noDrag,
    // A button opens the dialog; the area itself is no control.
    noClick: true,
    noKeyboard: true,
    noPaste: true,
  });
  // react-dropzone's own `open` takes no drop until the window has the focus again, which in a frame
  // may be never, and it is null while disabled.
  const open = useCallback(() => {
    const input = inputRef.current;
    if (disabled || input === null) return;
    input.value = '';
    input.click();
  }, [disabled, inputRef]);

  return {
    // Not the role "presentation" of react-dropzone, which must have no name.
    getRootProps: (props) => getRootProps({ role: 'group', ...props }) as RootProps,
    getInputProps: (props) => getInputProps({ ...(capture && { capture }), ...props }),
    open,
    inputRef,
    drag:
      isDragActive && draggedTypes !== undefined
        ? dragVerdict(draggedTypes, types, mendsTypes)
        : undefined,
  };
}
