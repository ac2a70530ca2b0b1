import { formatLabel, type ImageType } from '../../core/rules/image-types.js';
import { UploadError, type UploadErrorDetails } from '../../core/errors/upload-error.js';
import type { Sides } from '../formats/bytes.js';
import { WRITABLE_TYPES, type TargetType } from './target-types.js';

/** Decoding needs four bytes of memory per pixel, so 400 MB at this size. */
export const MOST_PIXELS = 100_000_000;

/** Why a file can't be fixed: the `params.reason` of the error. */
export type RefusalReason =
  /** Re-encoding would keep only one frame. */
  | 'animated'
  /** No browser decodes its format. */
  | 'not-decodable'
  /** This browser needs a decoder for HEIC, and the app passes none. */
  | 'heic-loader-missing'
  /** The app's loader, or what it loaded, failed. */
  | 'heic-loader-failed'
  | 'tiff-loader-failed'
  /** The provider accepts no type that browsers can write. */
  | 'not-writable'
  /** More pixels than are decoded here, or than a canvas can hold. */
  | 'too-many-pixels'
  /** Fitting would lose too much. */
  | 'cannot-shrink'
  /** There is a pixel rule, and the header doesn't state the size. */
  | 'size-unknown'
  /** The browser or an extension returns noise instead of pixels. */
  | 'canvas-blocked';

interface Refusal extends Pick<UploadErrorDetails, 'cause' | 'params'> {
  readonly message: string;
  readonly reason: RefusalReason;
  /** The error's code, by default the code of the broken rule. */
  readonly code?: UploadError['code'];
}

/** Creates the error for a rule that stays broken, with the reason. */
function refusal(
  broken: UploadError,
  { cause, code = broken.code, message, params, reason }: Refusal,
): UploadError {
  return new UploadError(code, message, { params: { ...broken.params, ...params, reason }, cause });
}

export function notDecodable(type: ImageType, broken: UploadError, cause?: Error): UploadError {
  const help =
    type === 'image/tiff'
      ? "the app can have it converted: fitToProvider({ tiff: () => import('utif2') })"
      : 'so it cannot be converted';
  const why = cause?.message ?? `Browsers cannot decode ${formatLabel(type)}, ${help}.`;
  return refusal(broken, { reason: 'not-decodable', message: `${broken.message} ${why}`, cause });
}

export function animated(broken: UploadError): UploadError {
  return refusal(broken, {
    reason: 'animated',
    message: `${broken.message} It is or may be animated, and re-encoding would keep only one frame.`,
  });
}

export function notWritable(broken: UploadError): UploadError {
  const writable = WRITABLE_TYPES.map(formatLabel).join(', ');
  return refusal(broken, {
    reason: 'not-writable',
    message: `${broken.message} Browsers can only encode ${writable}, and none of these is supported here.`,
  });
}

export function tooManyPixels(
  name: string,
  { height, width }: Sides,
  { broken, cause }: { readonly broken: UploadError; readonly cause?: unknown },
): UploadError {
  return refusal(broken, {
    code: 'image-too-large',
    reason: 'too-many-pixels',
    message: `${name} is ${width} × ${height} pixels, more than this browser can prepare.`,
    params: { width, height },
    cause,
  });
}

/** Creates the error for a long and narrow image whose limits contradict each other. */
export function tooFewPixels(
  name: string,
  { height, width }: Sides,
  broken: UploadError,
): UploadError {
  return refusal(broken, {
    code: 'image-too-large',
    reason: 'cannot-shrink',
    message: `${name} would have to be ${width} × ${height} pixels, which is below the minimum.`,
  });
}

export function tooManyBytes(
  { name, size }: File,
  broken: UploadError,
  { limit, sides, types }: { limit: number; sides: Sides; types: readonly TargetType[] },
): UploadError {
  const { height, width } = sides;
  const tried = types.map(formatLabel).join(' and ');
  return refusal(broken, {
    code: 'file-too-large',
    reason: 'cannot-shrink',
    message: `${name} was tried as ${tried}, down to ${width} × ${height} pixels, and always exceeded ${limit} bytes.`,
    params: { name, size, limit, width, height },
  });
}

export function heicLoaderMissing(
  { name }: File,
  type: ImageType,
  broken: UploadError,
): UploadError {
  const { types } = broken.params;
  const taken = Array.isArray(types) ? `; supported: ${types.map(formatLabel).join(', ')}` : '';
  return refusal(broken, {
    reason: 'heic-loader-missing',
    message: `${name} is ${formatLabel(type)}, which this browser cannot decode${taken}. The app can have it converted: fitToProvider({ heic: () => import('heic-to') }).`,
  });
}

export function decoderFailed(
  { name }: File,
  { broken, cause, type }: { broken: UploadError; cause: unknown; type: ImageType },
): UploadError {
  const option = type === 'image/tiff' ? 'tiff' : 'heic';
  return refusal(broken, {
    reason: `${option}-loader-failed`,
    message: `${name} cannot be decoded by this browser, and the decoder passed as fitToProvider({ ${option} }) failed.`,
    cause,
  });
}

/** Creates the error for a decoded picture that isn't the one the file shows. No rule is broken. */
export function otherPicture(name: string, shown: Sides, decoded: Sides): UploadError {
  return new UploadError(
    'image-corrupt',
    `${name} shows ${shown.width} × ${shown.height} pixels, but the decoder returned ${decoded.width} × ${decoded.height}: another picture in the file, or a part that is cropped away.`,
    { params: { name, width: shown.width, height: shown.height } },
  );
}

export function canvasBlocked(broken: UploadError, cause: unknown): UploadError {
  return refusal(broken, {
    reason: 'canvas-blocked',
    message: `${broken.message} This browser returns noise instead of pixels, as anti-tracking tools do.`,
    cause,
  });
}
