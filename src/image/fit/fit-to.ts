import { checkFile } from '../../core/rules/check-file.js';
import { toBytes, type ByteSize } from '../../core/rules/byte-size.js';
import type { ImageFacts } from '../../core/rules/image-facts.js';
import type { Prepare, PrepareContext } from '../../core/rules/prepare.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { inspectImage } from '../inspect.js';
import { FIXABLE_CODES, loadAndFit, type FitOptions, type FitRules } from './fit-to-provider.js';
import type { FittedFile } from './fit-file.js';
import { WRITABLE_TYPES, type TargetType } from './target-types.js';

/** The limits of a file; omitted limits don't apply. */
export interface FitLimits extends FitOptions {
  /** Bytes, or a string such as `'5MB'` (5,000,000 bytes). */
  readonly maxBytes?: ByteSize;
  /** The maximum for the longer side, in pixels. */
  readonly maxSide?: number;
  /** The maximum total of pixels: width times height. */
  readonly maxPixels?: number;
  /**
   * The accepted types.
   *
   * @default JPEG, PNG and WebP
   */
  readonly types?: readonly TargetType[];
  /**
   * The maximum quality of a JPEG or WebP, from 0 to 1; reduced if `maxBytes` requires it.
   *
   * @default 0.92
   */
  readonly quality?: number;
}

/** A `prepare` step that can also be called as a function, for files that go elsewhere. */
export interface FitTo extends Prepare {
  (file: File, context?: Partial<PrepareContext>): Promise<FittedFile>;
}

/**
 * Makes images fit the limits of any model, with the same engine as `fitToProvider`, but without a
 * provider. A file within all limits is left unchanged.
 *
 * @throws UploadError if a file can't be made to fit; `params.reason` says why.
 * @throws RangeError if a limit isn't valid.
 *
 * @example
 * const { file, notes } = await fitTo({ maxBytes: '5MB', maxSide: 8000 })(photo);
 */
export function fitTo(limits: FitLimits): FitTo {
  const { maxBytes, maxPixels, maxSide, notes, quality, types = WRITABLE_TYPES } = limits;
  const decoders = { heic: limits.heic, tiff: limits.tiff };
  for (const [name, limit] of Object.entries({ maxPixels, maxSide, quality })) {
    const most = name === 'quality' ? 1 : Infinity;
    if (limit !== undefined && !(limit > 0 && limit <= most)) {
      throw new RangeError(`fitTo: ${name} is ${limit}, which no image can meet.`);
    }
  }
  const rules: FitRules = {
    types,
    ...(maxBytes !== undefined && { maxBytes: toBytes(maxBytes) }),
    ...(maxSide !== undefined && { maxWidth: maxSide, maxHeight: maxSide }),
    maxPixels,
    quality,
  };
  const fit = async (file: File, context: Partial<PrepareContext> = {}): Promise<FittedFile> => {
    const { options = {}, signal = new AbortController().signal } = context;
    const facts = context.facts ?? (await inspectImage(file, { signal }));
    const [broken] = [...checkFile(file, facts, rules), ...tooManyPixels(file, facts, maxPixels)];
    if (broken === undefined) return { file, notes: [] };
    if (!FIXABLE_CODES.includes(broken.code)) throw broken;
    return loadAndFit(file, broken, { decoders, facts, notes, options, rules, signal });
  };
  return Object.assign(fit, { mends: FIXABLE_CODES, ...decoders });
}

function tooManyPixels(
  { name }: File,
  { height = 0, width = 0 }: ImageFacts,
  maxPixels = Infinity,
): readonly UploadError[] {
  if (width * height <= maxPixels) return [];
  return [
    new UploadError(
      'image-too-large',
      `${name} is ${width} × ${height} pixels, which is more than ${maxPixels} in all.`,
      { params: { name, width, height, maxPixels } },
    ),
  ];
}
