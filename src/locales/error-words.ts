import type { UploadErrorCode } from '../core/errors/error-codes.js';
import type { ForeignAnswer } from '../core/errors/upload-error.js';
import type { Counted, PluralCategory } from './plurals.js';

/** A sentence with a fact in it, and the one to say where the fact is not known. */
interface Informed {
  readonly known: (fact: string) => string;
  readonly unknown: string;
}

/** Errors whose sentences speak of the facts. */
interface InformedErrors<Category extends PluralCategory> {
  /** Known: the format. `choose` follows, with the formats that are taken. */
  readonly 'file-invalid-type': Informed & { readonly choose: (formats: string) => string };
  /** Known: the format that it claims to be. */
  readonly 'file-type-mismatch': Informed;
  /** Known: the size that is allowed. */
  readonly 'file-too-large': Informed;
  /** Known: the size that is needed. */
  readonly 'file-too-small': Informed;
  /** Known: how many can be added. */
  readonly 'too-many-files': { readonly known: Counted<Category>; readonly unknown: string };
  /** Known: the sides that are needed. */
  readonly 'image-too-small': Informed;
  /** Known: the sides that are allowed. */
  readonly 'image-too-large': Informed;
  /** Known: the ratio that is asked for, such as "16:9". */
  readonly 'image-aspect-ratio': Informed;
  /** By what answered in the proxy's place. */
  readonly 'not-a-proxy': Readonly<Record<ForeignAnswer, string>>;
  readonly 'outcome-unknown': {
    /** The connection broke; `duplicate` follows. */
    readonly lost: string;
    /** An answer came that does not say what became of it; `duplicate` follows. */
    readonly unconfirmed: string;
    /** Follows what happened, also where something other than the proxy answered. */
    readonly duplicate: string;
    /** It has not arrived, but the service has a record of it. */
    readonly expired: string;
  };
}

/** An error that is said in one sentence, whatever is known about it. */
export type PlainErrorCode = Exclude<UploadErrorCode, keyof InformedErrors<'other'>>;

/** What people are told about each error. */
export type ErrorWords<Category extends PluralCategory> = InformedErrors<Category> &
  Readonly<Record<PlainErrorCode, string>>;

/**
 * The sentence that follows an error's, by its `params.reason`; `size-unknown` stands in its place.
 */
export type RefusalWords = Readonly<
  Record<
    | 'animated'
    | 'not-decodable'
    | 'not-writable'
    | 'heic-loader-missing'
    | 'heic-loader-failed'
    | 'too-many-pixels'
    | 'cannot-shrink'
    | 'canvas-blocked'
    | 'size-unknown',
    string
  >
>;
