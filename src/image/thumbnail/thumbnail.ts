import type { AppDecoders } from '../../core/rules/app-decoders.js';
import type { ImageFacts } from '../../core/rules/image-facts.js';
import type { ImageType } from '../../core/rules/image-types.js';
import { linkAbortController, withTimeout } from '../../core/signals.js';
import { decodeSmall } from './decode-small.js';

/** Milliseconds. One stuck decoder must not hold up all other thumbnails. */
const TIME_LIMIT = 10_000;

/**
 * The types that a browser draws directly. Other files contain a picture, are cropped, or need a
 * decoder.
 */
export const DRAWN_AS_IS: ReadonlySet<ImageType> = new Set<ImageType>([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/bmp',
  'image/jxl',
]);

/** Options of a thumbnail. */
interface ThumbnailRequest {
  /** The facts that `inspectImage` read from the file. */
  readonly facts: ImageFacts;
  /** The maximum for the longer side, in device pixels. */
  readonly size: number;
  /** Decoders for files that the browser can't decode and that contain no JPEG. */
  readonly decoders?: AppDecoders | undefined;
  /** Aborted when the thumbnail is no longer needed. A bitmap that arrives later is closed. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Creates a small upright bitmap of an image, or of its first frame if it is animated. The receiver
 * closes it.
 *
 * Returns `undefined` if there is no preview: the header proves no type, the picture or the one inside
 * the file has more than 50 megapixels, nothing decodes it in time, or the signal is aborted.
 */
export async function createThumbnail(
  file: Blob,
  { decoders, facts, size, signal }: ThumbnailRequest,
): Promise<ImageBitmap | undefined> {
  const { type } = facts;
  if (type === undefined || signal?.aborted || typeof createImageBitmap !== 'function') {
    return undefined;
  }
  const { controller, release } = linkAbortController(signal);
  const request = { facts, size: Math.round(size), signal: controller.signal };
  try {
    const bitmap = await withTimeout(() => decode(file, request), TIME_LIMIT);
    if (bitmap !== undefined || decoders === undefined || controller.signal.aborted) return bitmap;
    const { previewByApp } = await import('../preview/preview-by-app.js');
    return await previewByApp(file, { ...request, decoders });
  } catch {
    controller.abort();
    return undefined;
  } finally {
    release();
  }
}

async function decode(
  file: Blob,
  request: ThumbnailRequest & { readonly signal: AbortSignal },
): Promise<ImageBitmap | undefined> {
  const { facts, signal, size } = request;
  const { height, orientation = 1, type, width } = facts;
  if (type && width && height && DRAWN_AS_IS.has(type)) {
    const image = { type, width, height, orientation };
    const bitmap = await decodeSmall(file, image, size, signal);
    if (bitmap !== undefined || signal.aborted) return bitmap;
  }
  const { createPreview } = await import('../preview/create-preview.js');
  return createPreview(file, request);
}
