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
import { decodableTypes } from '../../core/rules/app-decoders.js';
import { decodersOf, fixableCodes, type PrepareSteps } from '../../core/rules/prepare.js';
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
  /**
   * Whether drops, pastes, clicks, and retries are ignored. A disabled `<fieldset>` around the
   * dropzone has the same effect.
   *
   * @default false
   */
  readonly disabled?: boolean | undefined;
  /**
   * Makes a file fit before it is sent, such as `fitToProvider()`: one step, or several in order,
   * each of which gets the previous one's result. Every rule is checked again afterwards.
   */
  readonly prepare?: PrepareSteps | undefined;
  /**
   * Whether several files can be added at once. If not, all but the first of a drop are
   * `too-many-files`.
   *
   * @default true, unless `maxFiles` is 1
   */
  readonly multiple?: boolean | undefined;
  /**
   * Whether a click on the area no longer opens the file dialog; its button still does.
   *
   * @default false
   */
  readonly noClick?: boolean | undefined;
  /**
   * Whether the button of the area is out of the tab order, for apps with their own button.
   *
   * @default false
   */
  readonly noKeyboard?: boolean | undefined;
  /**
   * Whether dropped files are ignored.
   *
   * @default false
   */
  readonly noDrag?: boolean | undefined;
  /**
   * Whether pasted images are ignored.
   *
   * @default false
   */
  readonly noPaste?: boolean | undefined;
  /**
   * Opens the camera if the device has one: `environment` is the rear camera, `user` the front one.
   * See [capture](https://developer.mozilla.org/docs/Web/HTML/Reference/Attributes/capture).
   */
  readonly capture?: 'environment' | 'user' | undefined;
}

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
  /** Opens the file dialog. Browsers allow it only in response to a click or a key press. */
  readonly open: () => void;
  /**
   * Whether it accepts nothing right now: by its own `disabled`, or by that of a `<fieldset>`
   * around it.
   */
  readonly disabled: boolean;
  /** What is known about the files being dragged over the area; undefined while there are none. */
  readonly drag: DragState | undefined;
  /**
   * `address-only` when the last drop or paste held a link instead of a file, such as an image of
   * another page.
   */
  readonly notice: 'address-only' | undefined;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly rootRef: RefObject<HTMLElement | null>;
}

/**
 * react-dropzone handles drags and the dialog's filter, but doesn't validate: every file goes to
 * the same `add`, which validates it.
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
          // A label would open the dialog a second time, and a button in a form would submit it.
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
        // Not react-dropzone's role "presentation", which must not have a name.
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
