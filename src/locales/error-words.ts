import type { UploadErrorCode } from '../core/errors/error-codes.js';
import type { ForeignAnswer } from '../core/errors/upload-error.js';
import type { Counted, PluralCategory } from './plurals.js';

/** A sentence with a fact, and one without it. */
interface Informed {
  readonly known: (fact: string) => string;
  readonly unknown: string;
}

/** Errors whose sentences contain facts. */
interface InformedErrors<Category extends PluralCategory> {
  /** Known: the format. `choose` follows, with the accepted formats. */
  readonly 'file-invalid-type': Informed & { readonly choose: (formats: string) => string };
  /** Known: the format that it claims to be. */
  readonly 'file-type-mismatch': Informed;
  /** Known: the size that is allowed. */
  readonly 'file-too-large': Informed;
  /** Known: the size that is needed. */
  readonly 'file-too-small': Informed;
  /** Known: how many images can be added. */
  readonly 'too-many-files': { readonly known: Counted<Category>; readonly unknown: string };
  /** Known: the sides that are needed. */
  readonly 'image-too-small': Informed;
  /** Known: the sides that are allowed. */
  readonly 'image-too-large': Informed;
  /** Known: the required ratio, such as "16:9". */
  readonly 'image-aspect-ratio': Informed;
  /** By what answered instead of the proxy. */
  readonly 'not-a-proxy': Readonly<Record<ForeignAnswer, string>>;
  readonly 'outcome-unknown': {
    /** The connection was lost. `duplicate` follows. */
    readonly lost: string;
    /** The response doesn't say what became of the upload. `duplicate` follows. */
    readonly unconfirmed: string;
    /** Follows what happened, including when something other than the proxy answered. */
    readonly duplicate: string;
    /** It hasn't arrived, but the service has a record of it. */
    readonly expired: string;
  };
}

/** An error with one fixed sentence. */
export type PlainErrorCode = Exclude<UploadErrorCode, keyof InformedErrors<'other'>>;

/** The words of each error's sentence. */
export type ErrorWords<Category extends PluralCategory> = InformedErrors<Category> &
  Readonly<Record<PlainErrorCode, string>>;

/** The sentence after an error's own, by its `params.reason`; `size-unknown` replaces it. */
export type RefusalWords = Readonly<
  Record<
    | 'animated'
    | 'not-decodable'
    | 'not-writable'
    | 'heic-loader-missing'
    | 'heic-loader-failed'
    | 'tiff-loader-failed'
    | 'too-many-pixels'
    | 'cannot-shrink'
    | 'canvas-blocked'
    | 'size-unknown',
    string
  >
>;
