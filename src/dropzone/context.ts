import { createContext, useContext } from 'react';
import type { AppDecoders } from '../core/rules/app-decoders.js';
import type { UploadRules } from '../core/rules/upload-rules.js';
import type { FormFieldSettings } from './form/form-field-settings.js';
import type { RootEvents } from './root/root-events.js';
import type { Sorting } from './sort/sorting.js';
import type { Labels } from '../locales/labels.js';
import type { DropArea } from '../react/input/use-drop-area.js';
import type { UploadResult } from '../core/provider/upload-result.js';
import type { Uploader } from '../uploader/uploader.js';

/** The values of `data-slot`; each marks one element. */
export type Slot =
  | 'root'
  | 'label'
  | 'description'
  | 'zone'
  | 'input'
  | 'controls'
  | 'choose'
  | 'camera'
  | 'invitation'
  | 'prompt'
  | 'hint'
  | 'summary'
  | 'totals'
  | 'cancel-all'
  | 'retry-failed'
  | 'clear-finished'
  | 'list'
  | 'end'
  | 'item'
  | 'handle'
  | 'preview'
  | 'view'
  | 'thumbnail'
  | 'name'
  | 'meta'
  | 'progress'
  | 'message'
  | 'retry'
  | 'cancel'
  | 'remove'
  | 'overlay'
  | 'viewer'
  | 'caption'
  | 'version'
  | 'close'
  | 'picture'
  | 'previous'
  | 'next'
  | 'icon';

/** A class name for each slot. */
export type SlotClassNames = Readonly<Partial<Record<Slot, string>>>;

/** How the chosen images are laid out. */
export type ImageUploadLayout = 'list' | 'grid' | 'single';

/** Where files can be dropped. */
export type ImageUploadDropTarget = 'root' | 'zone' | 'page';

/** The values shared by the parts of one dropzone. They don't change during drags and uploads. */
export interface ImageUploadContextValue {
  readonly events: RootEvents;
  /** The ids of the elements that name the dropzone, if the app names it; its root is then a group. */
  readonly nameIds: string | undefined;
  /** The id of the dropzone's description, if the app describes it. */
  readonly descriptionId: string | undefined;
  /** The id of the button that opens the file dialog; the label belongs to it. */
  readonly chooseId: string;
  readonly uploader: Uploader;
  readonly rules: UploadRules;
  readonly labels: Labels;
  readonly classNames: SlotClassNames;
  readonly disabled: boolean;
  readonly multiple: boolean;
  readonly layout: ImageUploadLayout;
  readonly pastes: boolean;
  readonly noKeyboard: boolean;
  readonly field: FormFieldSettings<UploadResult>;
  /** The decoders of the app's preparation; previews use them too. */
  readonly decoders: () => AppDecoders;
  /** Opens the larger view of an item's picture, if there is one. */
  readonly view: ((id: string) => void) | undefined;
  /** The sorting by hand, if people may sort. */
  readonly sorting: Sorting | undefined;
}

export const ImageUploadContext = createContext<ImageUploadContextValue | undefined>(undefined);

/** A separate context, since it changes with every drag and rows don't need it. */
export const DropAreaContext = createContext<DropArea | undefined>(undefined);

/** @throws Error if the part is outside an `ImageUploadRoot`. */
export function useImageUploadContext(part: string): ImageUploadContextValue {
  return useContext(ImageUploadContext) ?? missingRoot(part);
}

/** @throws Error if the part is outside an `ImageUploadRoot`. */
export function useDropAreaContext(part: string): DropArea {
  return useContext(DropAreaContext) ?? missingRoot(part);
}

function missingRoot(part: string): never {
  throw new Error(`${part} must be inside <ImageUploadRoot>.`);
}
