import { withTimeout, linkAbortController } from '../../core/signals.js';
import type { ImageFacts } from '../../core/rules/image-facts.js';
import { RAW_TYPES } from '../../core/rules/image-types.js';
import { decodeFirstFrame } from './first-frame.js';
import { isShapedLike, type DrawableImage } from './sides.js';
import { decodeWhole } from './whole-image.js';

/** Decoding takes four bytes of memory for each pixel, so 200 MB at this size. */
const MOST_PIXELS = 50_000_000;

/** Milliseconds. One stuck decoder must not keep all other thumbnails waiting. */
const TIME_LIMIT = 10_000;

/** No browser draws these, and some read all of a large file before they say so. */
const NEVER_DRAWN: ReadonlySet<string> = new Set(RAW_TYPES);

/** How a thumbnail is to be. */
export interface ThumbnailRequest {
  /** What `inspectImage` proved about the file. */
  readonly facts: ImageFacts;
  /** The most device pixels the longer side may have. */
  readonly size: number;
  /** Aborted when nobody waits for the thumbnail any more; one that comes later is closed. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A small upright bitmap of an image, of its first frame if it moves; whoever receives it closes it.
 *
 * Undefined where there is no preview: the header proves no type or size, the image has
 * more than 50 megapixels, the browser cannot decode it or not in time, or the signal is aborted.
 */
export async function createThumbnail(
  file: Blob,
  { facts, size, signal }: ThumbnailRequest,
): Promise<ImageBitmap | undefined> {
  const image = drawable(facts);
  if (image === undefined || signal?.aborted) return undefined;

  const { controller, release } = linkAbortController(signal);
  try {
    return await withTimeout(
      () => decode(file, image, Math.round(size), controller.signal),
      TIME_LIMIT,
    );
  } catch {
    controller.abort();
    return undefined;
  } finally {
    release();
  }
}

function drawable({ height, orientation = 1, type, width }: ImageFacts): DrawableImage | undefined {
  if (typeof createImageBitmap !== 'function') return undefined;
  if (!type || !width || !height || NEVER_DRAWN.has(type)) return undefined;
  return width * height > MOST_PIXELS ? undefined : { type, width, height, orientation };
}

/** Tries the cheap way first, where there is one; closes what comes when nobody waits any more. */
async function decode(
  file: Blob,
  image: DrawableImage,
  size: number,
  signal: AbortSignal,
): Promise<ImageBitmap | undefined> {
  if (typeof ImageDecoder === 'function' && !(await ImageDecoder.isTypeSupported(image.type))) {
    return undefined;
  }
  for (const way of [decodeFirstFrame, decodeWhole]) {
    if (signal.aborted) return undefined;
    const bitmap = await way(file, image, size, signal).catch(() => undefined);
    if (bitmap !== undefined && !signal.aborted && isShapedLike(bitmap, image)) return bitmap;
    bitmap?.close();
  }
  return undefined;
}
