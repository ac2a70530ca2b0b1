import { narrowTypes, type Accept } from './accept.js';
import { toBytes, type ByteSize } from './byte-size.js';
import type { ImageType } from './image-types.js';
import { toRatio, type PixelRules } from './pixel-rules.js';
import type { AnyProvider } from '../provider/provider.js';

/** The rules that a file must meet to be uploaded. */
export interface UploadRules extends PixelRules {
  readonly types: readonly ImageType[];
  /** Bytes. */
  readonly minBytes?: number;
  /** Bytes. */
  readonly maxBytes?: number;
  readonly maxFiles?: number;
}

/** An app's own requirements, in addition to its provider's rules. */
export interface RuleNarrowing extends PixelRules {
  /**
   * The types to accept: MIME types, extensions, or presets (`'web'`, `'photos'`, `'raw'`), in a
   * list or separated by commas, or react-dropzone's object. It narrows the provider's types and
   * never widens them.
   *
   * @default the provider's types
   */
  readonly accept?: Accept | undefined;
  /**
   * The smallest file to accept, in bytes or as text such as `'10KB'`. A smaller one is
   * `file-too-small`.
   */
  readonly minSize?: ByteSize | undefined;
  /**
   * The largest file to accept, in bytes or as text such as `'5MB'`. A larger one is
   * `file-too-large`. It narrows the provider's limit and never widens it.
   *
   * @default the provider's limit
   */
  readonly maxSize?: ByteSize | undefined;
  /**
   * How many files the list may hold. Additional files are `too-many-files`. With 1, a new file replaces
   * the previous one.
   *
   * @default no limit
   */
  readonly maxFiles?: number | undefined;
}

/**
 * Returns a provider's rules, which the app can narrow but never widen.
 *
 * @throws RangeError if a rule is invalid, such as a size that is not a number.
 */
export function rulesOf(provider: AnyProvider, narrowing: RuleNarrowing = {}): UploadRules {
  const { accept, aspectRatio, maxFiles, maxHeight, maxSize, maxWidth } = narrowing;
  const { minHeight, minSize, minWidth } = narrowing;
  if (aspectRatio !== undefined) toRatio(aspectRatio);
  const limits = [provider.maxBytes, maxSize === undefined ? undefined : toBytes(maxSize)];
  const maxBytes = Math.min(...limits.map((limit) => limit ?? Infinity));
  return {
    types: accept === undefined ? provider.types : narrowTypes(provider.types, accept),
    ...(minSize !== undefined && { minBytes: toBytes(minSize) }),
    ...(maxBytes !== Infinity && { maxBytes }),
    ...(maxFiles !== undefined && { maxFiles }),
    ...(minWidth !== undefined && { minWidth }),
    ...(maxWidth !== undefined && { maxWidth }),
    ...(minHeight !== undefined && { minHeight }),
    ...(maxHeight !== undefined && { maxHeight }),
    ...(aspectRatio !== undefined && { aspectRatio }),
  };
}
