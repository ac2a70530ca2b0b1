import type { HTMLAttributes, Ref } from 'react';
import type { LabelOverrides } from '../../locales/labels.js';
import type { ImageUploadOptions } from '../../react/use-image-upload.js';
import { SETTING_NAMES } from '../../uploader/setting-names.js';
import type { Uploader } from '../../uploader/uploader.js';
import type { SlotClassNames } from '../context.js';
import type { FormFieldSettings } from '../form/form-field-settings.js';
import type { ReservedAttributes } from '../part-props.js';
import type { ImageUploadChildren } from './render-children.js';
import { PROP_NAMES } from './use-developer-hints.js';

/** What an app can do with a dropzone from outside. */
export type ImageUploadActions = Pick<Uploader, 'add' | 'upload' | 'clear'> & {
  /** Opens the file dialog; browsers allow it only in response to a click or a key press. */
  readonly open: () => void;
};

/** The look of a dropzone, whatever it uploads. */
export interface ImageUploadLook<Result extends object> {
  /**
   * Sentences for people: a language pack such as `image-upload-dropzone/locales/de`, or single
   * sentences to override.
   *
   * @default English
   */
  readonly labels?: LabelOverrides | undefined;
  /** A class name for the root element. */
  readonly className?: string | undefined;
  /** A class name for each slot; the slots are the words on `data-slot`. */
  readonly classNames?: SlotClassNames | undefined;
  /**
   * Whether the package's style sheet leaves this dropzone alone.
   *
   * @default false
   */
  readonly unstyled?: boolean | undefined;
  /** Elements, or a function that gets the list and the functions of `useImageUpload`. */
  readonly children?: ImageUploadChildren<Result>;
  /** Filled with what can be done from outside: `open`, `add`, `upload`, `clear`. */
  readonly actionsRef?: Ref<ImageUploadActions> | undefined;
}

type OwnProps<Options extends object, Result extends object> = ImageUploadOptions<Options, Result> &
  FormFieldSettings<Result> &
  ImageUploadLook<Result>;

type OwnName = keyof OwnProps<object, object>;

/**
 * What the root's `<div>` takes besides: `id`, `style`, `dir`, `lang`, `data-*`, `aria-*` and event
 * handlers. `aria-label` or `aria-labelledby` names the dropzone. Handlers run before ours, and one that
 * calls `preventDefault()` stops ours.
 */
export interface RootAttributes
  extends
    Omit<HTMLAttributes<HTMLDivElement>, OwnName | 'dangerouslySetInnerHTML'>,
    ReservedAttributes {
  /** The root element. */
  readonly ref?: Ref<HTMLDivElement> | undefined;
}

/**
 * What {@link ImageUploadRoot} takes.
 *
 * @interface
 */
export type ImageUploadRootProps<Options extends object, Result extends object> = OwnProps<
  Options,
  Result
> &
  RootAttributes;

const OWN: ReadonlySet<string> = new Set([...SETTING_NAMES, ...PROP_NAMES]);

/** The props that go to the root's `<div>`: all that are not ours, whatever the types say of them. */
export function rootAttributesOf(props: object): HTMLAttributes<HTMLDivElement> {
  return Object.fromEntries(Object.entries(props).filter(([name]) => !OWN.has(name)));
}
