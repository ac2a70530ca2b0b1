import type { AppDecoders } from '../../core/rules/app-decoders.js';
import type { ImageFacts } from '../../core/rules/image-facts.js';
import type { ImageType } from '../../core/rules/image-types.js';
import type { UploadError } from '../../core/errors/upload-error.js';
import type { UploadRules } from '../../core/rules/upload-rules.js';
import type { Sides } from '../formats/bytes.js';
import { CanvasError, canWriteWebp } from './canvas.js';
import { decodeImage } from './decode-image.js';
import { encodeToFit } from './encode-to-fit.js';
import type { FitChange } from '../../core/notes/fit-change.js';
import { readExtras } from '../extras/read-extras.js';
import { lossesOf } from './losses.js';
import type { Decoded } from './manage-colors.js';
import { openPicture, type Picture } from './open-picture.js';
import {
  canvasBlocked,
  MOST_PIXELS,
  notWritable,
  tooFewPixels,
  tooManyBytes,
  tooManyPixels,
} from './refusals.js';
import { largestSides, scaleSides, smallestScale, type TargetLimits } from './target-sides.js';
import { planAttempts, targetTypes, type TargetType } from './target-types.js';

/** Input for re-encoding a file. */
interface ReencodeRequest {
  /** The rule that the file breaks. */
  readonly broken: UploadError;
  readonly decoders: AppDecoders;
  readonly rules: UploadRules & TargetLimits & { readonly quality?: number | undefined };
  readonly signal: AbortSignal;
  readonly facts: ImageFacts;
  /** The file's own type. */
  readonly source: ImageType;
}

/** The result of re-encoding a file. */
interface Reencoded {
  readonly blob: Blob;
  readonly changes: readonly FitChange[];
}

/** Decodes a file and encodes it again, as large and at as high a quality as the rules allow. */
export async function reencode(file: File, request: ReencodeRequest): Promise<Reencoded> {
  const { broken, facts, rules, signal, source } = request;
  let bitmap: ImageBitmap | undefined;
  let picture: Picture | undefined;
  try {
    const decoded = await decodeImage(file, { ...request, type: source });
    bitmap = decoded.bitmap;
    const shown = { width: bitmap.width, height: bitmap.height };
    if (shown.width * shown.height > MOST_PIXELS) throw tooManyPixels(file.name, shown, { broken });
    picture = openPicture(bitmap, largestSides(shown, rules), signal);
    if (picture === undefined) throw tooManyPixels(file.name, shown, { broken });
    return await write(picture, { ...request, decoded, file, shown });
  } catch (cause) {
    if (!(cause instanceof CanvasError)) throw cause;
    if (cause.isBlocked) throw canvasBlocked(broken, cause);
    const { height = 0, width = 0 } = bitmap ?? facts;
    throw tooManyPixels(file.name, { width, height }, { broken, cause });
  } finally {
    picture?.close();
    bitmap?.close();
  }
}

async function write(
  picture: Picture,
  request: ReencodeRequest & { decoded: Decoded; file: File; shown: Sides },
): Promise<Reencoded> {
  const { broken, decoded, facts, file, rules, shown, signal, source } = request;
  const smallest = smallestScale(picture, rules);
  if (smallest > 1) throw tooFewPixels(file.name, picture, broken);
  const isTransparent = source !== 'image/jpeg' && (await picture.isTransparent());
  const writesWebp = await canWriteWebp();
  signal.throwIfAborted();
  const types = targetTypes({ source, taken: rules.types, isTransparent, writesWebp });
  if (types.length === 0) throw notWritable(broken);
  const { maxBytes: limit = Infinity, quality } = rules;
  const plan = planAttempts(types, { limit, size: file.size, source });
  const made = await encodeToFit(picture, plan, { smallest, quality });
  if (made === undefined) {
    throw tooManyBytes(file, broken, { limit, sides: scaleSides(picture, smallest), types });
  }
  const { blob, sides } = made;
  const to = blob.type as TargetType;
  const isFlattened = isTransparent && to === 'image/jpeg';
  const isScaled = sides.width !== shown.width || sides.height !== shown.height;
  const changes: readonly (FitChange | false)[] = [
    to !== source && { kind: 'converted', from: source, to },
    isScaled && { kind: 'scaled', from: shown, to: sides },
    file.size > limit && { kind: 'compressed', from: file.size, to: blob.size },
    decoded.missing !== undefined && { kind: 'incomplete', missing: decoded.missing },
    isFlattened && { kind: 'flattened' },
    ...lossesOf(facts, await readExtras(file, facts, signal), decoded.colors),
  ];
  return { blob, changes: changes.filter((change) => change !== false) };
}
