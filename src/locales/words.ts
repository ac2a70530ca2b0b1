import type { WaitReason } from '../core/items/upload-item.js';
import type { ErrorWords, RefusalWords } from './error-words.js';
import type { Labels, MoveEvent } from './labels.js';
import type { Counted, PluralCategory } from './plurals.js';

/** Labels that are built from words, numbers and states. */
type PutTogether =
  | 'again'
  | 'announcement'
  | 'dropImages'
  | 'errors'
  | 'failedUploads'
  | 'limits'
  | 'moving'
  | 'position'
  | 'rejectedFiles'
  | 'remaining'
  | 'retryFailed'
  | 'size'
  | 'status'
  | 'summary';

/**
 * Everything that differs between languages. `createLabels` builds labels from it.
 *
 * All other labels are inherited, so that TypeScript reports a new one as missing in every
 * language.
 *
 * @typeParam Category - The plural categories of the language besides `other`, see
 *   [Unicode's table](https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html).
 */
export interface Words<Category extends PluralCategory = 'other'> extends Omit<
  Labels,
  PutTogether
> {
  /** Between two sentences, and between two parts of one. */
  readonly between: { readonly sentences: string; readonly parts: string };
  readonly limits: (formats: string, size: string) => string;
  readonly status: StatusWords;
  /** Units of time in the form that `again` and `remaining` need. */
  readonly seconds: Counted<Category>;
  readonly minutes: Counted<Category>;
  readonly again: (time: string) => string;
  readonly remaining: (time: string) => string;
  readonly announcement: {
    /** About all images; `{percent}` has been sent. */
    readonly uploading: Counted<Category>;
    /** Of all images, of which `{done}` have arrived. */
    readonly uploaded: Counted<Category>;
    readonly failed: Counted<Category>;
  };
  /** About several files at once, with some of their names. */
  readonly several: {
    readonly rejected: (names: string) => string;
    readonly failed: (names: string) => string;
    /** Follows the names, for the files that aren't named. There are at least two. */
    readonly more: (count: string) => string;
  };
  readonly summary: {
    /** Of all images, of which `{done}` have arrived. */
    readonly uploaded: Counted<Category>;
    readonly failed: Counted<Category>;
    readonly rejected: Counted<Category>;
  };
  readonly position: (place: string, count: string) => string;
  /** Complete sentences about a file at a place, counted from 1, among all images. */
  readonly moving: Readonly<
    Record<MoveEvent, (name: string, place: string, count: string) => string>
  >;
  readonly dropImages: Counted<Category>;
  readonly retryFailed: Counted<Category>;
  readonly errors: ErrorWords<Category>;
  /** Why preparation couldn't fix a file. */
  readonly refusals: RefusalWords;
  /** Sides of an image in pixels, in the form that `image-too-small` and `image-too-large` need. */
  readonly sides: {
    readonly width: (pixels: string) => string;
    readonly height: (pixels: string) => string;
  };
}

/** The status of an item, in a few words. */
export interface StatusWords {
  readonly checking: string;
  readonly rejected: string;
  readonly queued: string;
  readonly preparing: string;
  readonly processing: (provider: string) => string;
  readonly waiting: Readonly<Record<WaitReason, string>>;
  readonly success: string;
  readonly failed: string;
  readonly perhapsArrived: string;
  readonly canceled: string;
  readonly canceledButPerhapsArrived: string;
}
