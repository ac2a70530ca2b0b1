import type { UploadErrorCode } from '../errors/error-codes.js';
import type { ImageFacts } from './image-facts.js';
import { UploadError } from '../errors/upload-error.js';

/** The sides of an image as shown, in pixels. */
export interface PixelRules {
  /** The minimum width of an image as shown, in pixels. A smaller image is `image-too-small`. */
  readonly minWidth?: number | undefined;
  /** The maximum width of an image as shown, in pixels. A larger image is `image-too-large`. */
  readonly maxWidth?: number | undefined;
  /** The minimum height of an image as shown, in pixels. A smaller image is `image-too-small`. */
  readonly minHeight?: number | undefined;
  /** The maximum height of an image as shown, in pixels. A larger image is `image-too-large`. */
  readonly maxHeight?: number | undefined;
  /**
   * Width divided by height, such as `16 / 9` or `'16:9'`, within one percent. Any other ratio is
   * `image-aspect-ratio`.
   */
  readonly aspectRatio?: AspectRatio | undefined;
}

/** Width by height. */
export type AspectRatio = number | `${number}:${number}`;

const TOLERANCE = 0.01;

/** The `params.reason` of an image that breaks a pixel rule because its header proves no size. */
export const SIZE_UNKNOWN = 'size-unknown';

/**
 * Returns an error for every pixel rule that an image breaks. If its header proves no size, as in some
 * RAW formats, the image breaks the first rule that is set because the rule can't be checked.
 */
export function checkPixels(name: string, facts: ImageFacts, rules: PixelRules): UploadError[] {
  const { height, width } = facts;
  if (width === undefined || height === undefined) {
    return facts.type === undefined ? [] : sizeUnknown(name, rules);
  }
  const { maxHeight = Infinity, maxWidth = Infinity, minHeight = 0, minWidth = 0 } = rules;
  const errors: UploadError[] = [];
  const params = { name, width, height };
  if (width < minWidth || height < minHeight) {
    errors.push(
      new UploadError(
        'image-too-small',
        `${name} is ${width} × ${height} pixels; the minimum is ${minWidth} × ${minHeight}.`,
        { params: { ...params, minWidth, minHeight } },
      ),
    );
  }
  if (width > maxWidth || height > maxHeight) {
    errors.push(
      new UploadError(
        'image-too-large',
        `${name} is ${width} × ${height} pixels; the maximum is ${maxWidth} × ${maxHeight}.`,
        {
          params: {
            ...params,
            ...(maxWidth !== Infinity && { maxWidth }),
            ...(maxHeight !== Infinity && { maxHeight }),
          },
        },
      ),
    );
  }
  const wanted = rules.aspectRatio === undefined ? undefined : toRatio(rules.aspectRatio);
  if (wanted !== undefined && Math.abs(width / height / wanted - 1) > TOLERANCE) {
    errors.push(
      new UploadError(
        'image-aspect-ratio',
        `${name} is ${width} × ${height} pixels, which is not ${rules.aspectRatio}.`,
        { params: { ...params, aspectRatio: String(rules.aspectRatio) } },
      ),
    );
  }
  return errors;
}

function sizeUnknown(name: string, rules: PixelRules): UploadError[] {
  const {
    aspectRatio,
    maxHeight = Infinity,
    maxWidth = Infinity,
    minHeight = 0,
    minWidth = 0,
  } = rules;
  const standing: readonly (false | UploadErrorCode)[] = [
    Math.min(maxWidth, maxHeight) < Infinity && 'image-too-large',
    Math.max(minWidth, minHeight) > 0 && 'image-too-small',
    aspectRatio !== undefined && 'image-aspect-ratio',
  ];
  const code = standing.find((rule) => rule !== false);
  if (!code) return [];
  const message = `The header of ${name} doesn't state its width and height, so they can't be checked. Export it as JPEG or PNG.`;
  return [new UploadError(code, message, { params: { name, reason: SIZE_UNKNOWN } })];
}

/** @throws RangeError if it isn't a ratio. */
export function toRatio(ratio: AspectRatio): number {
  const [width = Number.NaN, height = 1] = String(ratio).split(':').map(Number);
  const value = width / height;
  if (Number.isFinite(value) && value > 0) return value;
  throw new RangeError(
    `"${ratio}" is not an aspect ratio. Use a number or a string such as "16:9".`,
  );
}
