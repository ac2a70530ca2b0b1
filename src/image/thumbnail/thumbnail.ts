import type { AppDecoders } from '../../core/rules/app-decoders.js';
import type { ImageFacts } from '../../core/rules/image-facts.js';
import type { ImageType } from '../../core/rules/image-types.js';
import { linkAbortController, withTimeout } from '../../core/signals.js';
import { decodeSmall } from './decode-small.js';

/** Milliseconds. One stuck decoder must not keep all other thumbnails waiting. */
const TIME_LIMIT = 10_000;

/** What a browser draws as the file is; all else has a picture inside, is cropped, or takes a decoder. */
export const DRAWN_AS_IS: ReadonlySet<ImageType> = new Set<ImageType>([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/bmp',
  'image/jxl',
]);

/** How a thumbnail is to be. */
interface ThumbnailRequest {
  /** What `inspectImage` proved about the file. */
  readonly facts: ImageFacts;
  /** The most device pixels the longer side may have. */
  readonly size: number;
  /** What decodes where the browser can't and the file holds no JPEG. */
  readonly decoders?: AppDecoders | undefined;
  /** Aborted when nobody waits for the thumbnail any more; one that comes later is closed. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A small upright bitmap of an image, of its first frame if it is animated; the receiver closes it.
 *
 * Undefined where there is no preview: the header proves no type, the picture or the one inside the
 * file has more than 50 megapixels, nothing decodes it or not in time, or the signal is aborted.
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
