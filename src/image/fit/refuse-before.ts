import type { ImageFacts } from '../../core/rules/image-facts.js';
import { decodableTypes, type AppDecoders } from '../../core/rules/app-decoders.js';
import type { ImageType } from '../../core/rules/image-types.js';
import type { UploadError } from '../../core/errors/upload-error.js';
import { animated, MOST_PIXELS, notDecodable, notWritable, tooManyPixels } from './refusals.js';
import { WRITABLE_TYPES } from './target-types.js';

/** The facts known before a file is decoded. */
interface KnownBefore {
  readonly broken: UploadError;
  readonly decoders: AppDecoders;
  readonly facts: ImageFacts;
  /** The types that the provider accepts. */
  readonly types: readonly ImageType[];
}

/**
 * Returns the type of a file that might be fixable.
 *
 * @throws UploadError if it certainly isn't.
 */
export function refuseBefore(
  { name }: File,
  { broken, decoders, facts, types }: KnownBefore,
): ImageType {
  const { height = 0, type, width = 0 } = facts;
  if (type === undefined) throw broken;
  if (!decodableTypes(decoders).includes(type)) throw notDecodable(type, broken);
  // If the header doesn't say, re-encoding might keep only one frame of an animation.
  if (facts.animated !== false) throw animated(broken);
  if (!WRITABLE_TYPES.some((writable) => types.includes(writable))) throw notWritable(broken);
  if (width * height > MOST_PIXELS) throw tooManyPixels(name, { width, height }, { broken });
  return type;
}
