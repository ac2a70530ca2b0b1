import {
  useCallback,
  useEffect,
  useState,
  type DragEvent,
  type MouseEvent,
  type HTMLAttributes,
  type InputHTMLAttributes,
  type Ref,
  type RefAttributes,
  type RefObject,
} from 'react';
import { useDropzone } from 'react-dropzone';
import { fixableCodes, type PrepareSteps } from '../../core/rules/prepare.js';
import type { UploadRules } from '../../core/rules/upload-rules.js';
import { composeHandlers } from '../compose-handlers.js';
import { useInDisabledFieldset } from './disabled-fieldset.js';
import { bringsAddressOnly, dragState, type DragState } from './drag-contents.js';
import { isForArea, ownDragsOnly, type DragHandler } from './own-events.js';
import { stopStrayDrops } from './stray-drops.js';
import { useAcceptAttribute } from './accept-attribute.js';
import { useDragEnd } from './use-drag-end.js';
import { useFileDialog } from './use-file-dialog.js';
import { useGatheredFiles } from './use-gathered-files.js';

/** How files get in. */
export interface DropAreaSettings {
  readonly disabled?: boolean | undefined;
  /** Whether it fixes types decides what a drag may promise. */
  readonly prepare?: PrepareSteps | undefined;
  /** Whether several files can be chosen at once; true unless `maxFiles` is 1. */
  readonly multiple?: boolean | undefined;
  /** A click on the area does not open the file dialog; its button does. */
  readonly noClick?: boolean | undefined;
  /** The button of the area cannot be reached by keyboard: for apps that have one of their own. */
  readonly noKeyboard?: boolean | undefined;
  /** Dropping is off. */
  readonly noDrag?: boolean | undefined;
  /** Pasting is off. */
  readonly noPaste?: boolean | undefined;
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
  /** Whether it takes nothing now: by its own `disabled`, or by that of a `<fieldset>` around it. */
  readonly disabled: boolean;
  readonly drag: DragState | undefined;
  /** The last drop brought no file: a picture of another page comes as an address alone. */
  readonly notice: 'address-only' | undefined;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly rootRef: RefObject<HTMLElement | null>;
}

/**
 * react-dropzone knows of drags and of the dialog's filter, it does not validate: every file
 * goes to the same `add`, and validation decides about each.
 */
export function useDropArea(
  add: (files: Iterable<File>) => void,
  { maxFiles, types }: UploadRules,
  {
    capture,
    disabled: isSetDisabled = false,
    multiple = maxFiles !== 1,
    noClick = false,
    noDrag = false,
    prepare,
  }: DropAreaSettings,
): DropArea {
  const [notice, setNotice] = useState<DropArea['notice']>();
  const takeFiles = useCallback(
    (files: Iterable<File>) => {
      setNotice(undefined);
      add(files);
    },
    [add],
  );
  const { draggedTypes, forgetDrag, getFilesFromEvent } = useGatheredFiles(takeFiles);
  const fixesTypes = fixableCodes(prepare).includes('file-invalid-type');
  const accept = useAcceptAttribute(types, fixesTypes);
  const { getInputProps, getRootProps, inputRef, isDragActive, rootRef } = useDropzone({
    getFilesFromEvent,
    disabled: isSetDisabled,
    multiple,
    noDrag,
    // It would stop every drop on the page, also those that other things on it take.
    preventDropOnDocument: false,
    // A button opens the dialog; the area itself is no control, and a click on it is ours.
    noClick: true,
    noKeyboard: true,
    noPaste: true,
  });
  const isInDisabledFieldset = useInDisabledFieldset(rootRef);
  const disabled = isSetDisabled || isInDisabledFieldset;
  const isDragged = !disabled && isDragActive && draggedTypes !== undefined;
  useDragEnd(rootRef, isDragged, forgetDrag);
  useEffect(() => stopStrayDrops(rootRef.current?.ownerDocument.defaultView ?? window), [rootRef]);
  const { open, takeInput } = useFileDialog(inputRef, disabled);
  const takeDrop =
    (take: DragHandler) =>
    (event: DragEvent<HTMLElement>): void => {
      if (take && bringsAddressOnly(event.dataTransfer)) setNotice('address-only');
      take?.(event);
    };

  return {
    getRootProps(props = {}) {
      const { onDragEnter, onDragLeave, onDragOver, onDrop, ref } = getRootProps();
      const own = {
        onClick(event: MouseEvent<HTMLElement>) {
          if (noClick || !isForArea(event)) return;
          // A label would open the dialog once more, and a button in a form would send it.
          event.preventDefault();
          open();
        },
        ...ownDragsOnly(
          { onDragEnter, onDragLeave, onDragOver, onDrop: takeDrop(onDrop) },
          inputRef,
        ),
      };
      return {
        ref,
        // Not the role "presentation" of react-dropzone, which must have no name.
        role: 'group',
        ...(disabled && { 'aria-disabled': true }),
        ...props,
        ...composeHandlers(props, disabled ? {} : own),
      };
    },
    getInputProps: (props) => ({
      ...getInputProps({ ...(capture && { capture }), ...props }),
      ref: takeInput,
      accept,
    }),
    disabled,
    open,
    inputRef,
    rootRef,
    notice,
    drag: isDragged ? dragState(draggedTypes, types, fixesTypes) : undefined,
  };
}
