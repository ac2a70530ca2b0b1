import { narrowTypes, type Accept } from './accept.js';
import { toBytes, type ByteSize } from './byte-size.js';
import type { ImageType } from './image-types.js';
import { toRatio, type PixelRules } from './pixel-rules.js';
import type { AnyProvider } from '../provider/provider.js';

/** What a file has to be like to be uploaded. */
export interface UploadRules extends PixelRules {
  readonly types: readonly ImageType[];
  /** Bytes. */
  readonly minBytes?: number;
  /** Bytes. */
  readonly maxBytes?: number;
  readonly maxFiles?: number;
}

/** What an app asks of files beyond its provider's rules. */
export interface RuleNarrowing extends PixelRules {
  /** Types, extensions or presets (`'web'`, `'photos'`, `'raw'`); the provider's own list without it. */
  readonly accept?: Accept | undefined;
  readonly minSize?: ByteSize | undefined;
  readonly maxSize?: ByteSize | undefined;
  /** Surplus files are refused by name; with 1, a new file replaces the one before. */
  readonly maxFiles?: number | undefined;
}

/**
 * A provider's rules, narrowed by the app, never widened.
 *
 * @throws RangeError for a narrowing that makes no sense, such as a size that is not a number.
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
