import type { HTMLAttributes, ReactNode, Ref } from 'react';
import type { LabelOverrides } from '../../locales/labels.js';
import type { ImageUploadOptions } from '../../react/use-image-upload.js';
import { SETTING_NAMES } from '../../uploader/setting-names.js';
import type { Uploader } from '../../uploader/uploader.js';
import type { ImageUploadDropTarget, ImageUploadLayout, SlotClassNames } from '../context.js';
import type { FormFieldSettings } from '../form/form-field-settings.js';
import type { ReservedAttributes } from '../part-props.js';
import type { ImageUploadChildren } from './render-children.js';
import { PROP_NAMES } from './use-developer-hints.js';

/** The actions of a dropzone that an app can call from outside. */
export type ImageUploadActions = Pick<Uploader, 'add' | 'upload' | 'clear'> & {
  /** Opens the file dialog; browsers allow it only in response to a click or a key press. */
  readonly open: () => void;
};

/** The look of a dropzone. */
interface ImageUploadLook<Result extends object> {
  /**
   * Names the dropzone, like the label of a form field. It is shown above the dropzone and is in the
   * accessible names of its button, its list and what is announced, so that screen readers can tell
   * several dropzones on a page apart.
   *
   * @default none; `aria-label` and `aria-labelledby` name it too, without showing anything
   */
  readonly label?: string | undefined;
  /** What people should know before they choose, shown below the label and read after it. */
  readonly description?: ReactNode;
  /**
   * The visible and spoken text: a language pack such as `image-upload-dropzone/locales/de`, or
   * individual labels to override.
   *
   * @default English
   */
  readonly labels?: LabelOverrides | undefined;
  /** A class name for the root element. */
  readonly className?: string | undefined;
  /** A class name for each slot; the slots are the values of `data-slot`. */
  readonly classNames?: SlotClassNames | undefined;
  /**
   * Whether the package's style sheet ignores this dropzone.
   *
   * @default false
   */
  readonly unstyled?: boolean | undefined;
  /**
   * How the chosen images are laid out: `list` in rows, `grid` in square tiles with the zone as the last
   * tile, `single` as one picture that fills the zone.
   *
   * @default 'single' with `maxFiles={1}`, else 'list'
   */
  readonly layout?: ImageUploadLayout | undefined;
  /**
   * Where files can be dropped: on the `root` including its list, on the `zone` alone, or anywhere on
   * the `page`, with an overlay that says so. If several dropzones use `page`, the files go to the one
   * under the pointer, or the one used last, or else the first.
   *
   * @default 'root'
   */
  readonly dropTarget?: ImageUploadDropTarget | undefined;
  /**
   * What a click or Enter on a picture opens: a `dialog` with the picture in the whole window, arrow keys
   * for the other pictures, and a switch between the chosen image and the result; or nothing (`none`). The
   * dialog's code is loaded when it is first opened.
   *
   * @default 'dialog'
   */
  readonly largerView?: 'dialog' | 'none' | undefined;
  /**
   * Whether people can change the order of the images, in a list or a grid: with a handle in each row that
   * is dragged with the mouse or a finger, or pressed and moved with arrow keys. The new order is in
   * `onValueChange` and in the form. Its code is loaded with the first image.
   *
   * @default false
   */
  readonly sortable?: boolean | undefined;
  /** Elements, or a function that gets the list and the functions of `useImageUpload`. */
  readonly children?: ImageUploadChildren<Result>;
  /** A ref to the actions `open`, `add`, `upload` and `clear`. */
  readonly actionsRef?: Ref<ImageUploadActions> | undefined;
}

type OwnProps<Options extends object, Result extends object> = ImageUploadOptions<Options, Result> &
  FormFieldSettings<Result> &
  ImageUploadLook<Result>;

type OwnName = keyof OwnProps<object, object>;

/**
 * The attributes of the root's `<div>`: `id`, `style`, `dir`, `lang`, `data-*`, `aria-*` and event
 * handlers. `aria-label` or `aria-labelledby` names the dropzone. Your handlers run before ours,
 * and `preventDefault()` stops ours.
 */
interface RootAttributes
  extends
    Omit<HTMLAttributes<HTMLDivElement>, OwnName | 'dangerouslySetInnerHTML'>,
    ReservedAttributes {
  /** The root element. */
  readonly ref?: Ref<HTMLDivElement> | undefined;
}

/**
 * The props of {@link ImageUploadRoot}.
 *
 * @interface
 */
export type ImageUploadRootProps<Options extends object, Result extends object> = OwnProps<
  Options,
  Result
> &
  RootAttributes;

const OWN: ReadonlySet<string> = new Set([...SETTING_NAMES, ...PROP_NAMES]);

/** Returns the props for the root's `<div>`: all that aren't ours, no matter what their types say. */
export function rootAttributesOf(props: object): HTMLAttributes<HTMLDivElement> {
  return Object.fromEntries(Object.entries(props).filter(([name]) => !OWN.has(name)));
}
