import {
  useCallback,
  useEffect,
  useRef,
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
import { decodableTypes } from '../../core/rules/app-decoders.js';
import { decodersOf, fixableCodes } from '../../core/rules/prepare.js';
import type { UploadRules } from '../../core/rules/upload-rules.js';
import { composeHandlers } from '../compose-handlers.js';
import { useInDisabledFieldset } from './disabled-fieldset.js';
import { bringsAddressOnly, dragState, type DragState } from './drag-contents.js';
import type { DropAreaSettings } from './drop-area-settings.js';
import {
  isForArea,
  ownDragsOnly,
  unclaimedDragsOnly,
  type DragHandler,
  type DragHandlers,
} from './own-events.js';
import { stopStrayDrops } from './stray-drops.js';
import { useAcceptAttribute } from './accept-attribute.js';
import { useDragEnd } from './use-drag-end.js';
import { PHOTO_TYPE, useFileDialog } from './use-file-dialog.js';
import { useGatheredFiles } from './use-gathered-files.js';
import { useHasCamera } from './use-has-camera.js';

/** For any element that files are dropped on: no ref type fits them all, so there is none. */
type RootProps = HTMLAttributes<HTMLElement> & { readonly ref: Ref<never> };

/** Props and state of one area to drop files on. */
export interface DropArea {
  /** Props for the element that files are dropped on. Handlers that you pass run before ours. */
  readonly getRootProps: (props?: HTMLAttributes<HTMLElement>) => RootProps;
  /** Props for the file input inside it. */
  readonly getInputProps: (
    props?: InputHTMLAttributes<HTMLInputElement>,
  ) => InputHTMLAttributes<HTMLInputElement> & RefAttributes<HTMLInputElement>;
  /** Handlers for the wider element, for drags outside the area inside it. */
  readonly getWiderProps: () => DragHandlers;
  /** Opens the file dialog. Browsers allow it only in response to a click or a key press. */
  readonly open: () => void;
  /** Opens the camera, if the device has one and its photos are accepted. */
  readonly openCamera: (() => void) | undefined;
  /**
   * Whether it accepts nothing right now, because of its own `disabled` or that of a `<fieldset>` around
   * it.
   */
  readonly disabled: boolean;
  /** Adds files that were dropped elsewhere. */
  readonly take: (files: Iterable<File>) => void;
  /** Predicts what the area would do with a drag of files with these MIME types. */
  readonly predict: (types: readonly string[]) => DragState;
  /** What is known about the files being dragged over the area, or `undefined` if there are none. */
  readonly drag: DragState | undefined;
  /**
   * `address-only` if the last drop or paste had a link instead of a file, such as for an image of
   * another page.
   */
  readonly notice: 'address-only' | undefined;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** The element that accepts drops: the area, or the wider element around it. */
  readonly rootRef: RefObject<HTMLElement | null>;
  /** The area itself, which also accepts clicks. */
  readonly areaRef: RefObject<HTMLElement | null>;
}

/**
 * react-dropzone handles drags and the dialog's filter, but doesn't validate: every file goes to
 * the same `add`, which validates it.
 *
 * @param isWide Whether an element around the area takes drops too.
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
  isWide = false,
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
  const accept = useAcceptAttribute(types, fixesTypes ? decodableTypes(decodersOf(prepare)) : []);
  const { getInputProps, getRootProps, inputRef, isDragActive, rootRef } = useDropzone({
    getFilesFromEvent,
    disabled: isSetDisabled,
    multiple,
    noDrag,
    // It would stop every drop on the page, including those that other drop targets accept.
    preventDropOnDocument: false,
    // A button opens the dialog; the area isn't a control, and we handle clicks on it ourselves.
    noClick: true,
    noKeyboard: true,
    noPaste: true,
  });
  const innerRef = useRef<HTMLElement>(null);
  const areaRef = isWide ? innerRef : rootRef;
  const isInDisabledFieldset = useInDisabledFieldset(rootRef);
  const disabled = isSetDisabled || isInDisabledFieldset;
  const isDragged = !disabled && isDragActive && draggedTypes !== undefined;
  useDragEnd(rootRef, isDragged, forgetDrag);
  useEffect(() => stopStrayDrops(rootRef.current?.ownerDocument.defaultView ?? window), [rootRef]);
  const { open, openCamera, takeInput } = useFileDialog(inputRef, disabled);
  // With `capture`, the dialog is the camera already.
  const hasCamera = useHasCamera() && capture === undefined && types.includes(PHOTO_TYPE);
  const takeDrop =
    (take: DragHandler) =>
    (event: DragEvent<HTMLElement>): void => {
      if (take && bringsAddressOnly(event.dataTransfer)) setNotice('address-only');
      take?.(event);
    };
  const dragHandlers = (): DragHandlers => {
    const { onDragEnter, onDragLeave, onDragOver, onDrop } = getRootProps();
    return { onDragEnter, onDragLeave, onDragOver, onDrop: takeDrop(onDrop) };
  };

  const predict = (claimed: readonly string[]) => dragState(claimed, types, fixesTypes);

  return {
    getRootProps(props = {}) {
      const own = {
        onClick(event: MouseEvent<HTMLElement>) {
          if (noClick || !isForArea(event)) return;
          // A label would open the dialog a second time, and a button in a form would submit it.
          event.preventDefault();
          open();
        },
        ...ownDragsOnly(dragHandlers(), inputRef),
      };
      return {
        ref: areaRef as Ref<never>,
        // Not react-dropzone's role "presentation", which must not have a name.
        role: 'group',
        ...(disabled && { 'aria-disabled': true }),
        ...props,
        ...composeHandlers(props, disabled ? {} : own),
      };
    },
    getWiderProps: () =>
      disabled ? {} : unclaimedDragsOnly(dragHandlers(), inputRef, areaRef, forgetDrag),
    getInputProps: (props) => ({
      ...getInputProps({ ...(capture && { capture }), ...props }),
      ref: takeInput,
      accept,
    }),
    disabled,
    open,
    openCamera: hasCamera ? openCamera : undefined,
    inputRef,
    rootRef,
    areaRef,
    notice,
    take: takeFiles,
    predict,
    drag: isDragged ? predict(draggedTypes) : undefined,
  };
}
