import type { ImageType } from '../../core/rules/image-types.js';
import { untilEndOfImage } from '../formats/jpeg/end-of-image.js';
import { isSideways } from '../formats/tiff/exif.js';
import { smaller, type DrawableImage } from './sides.js';

/**
 * The types that `ImageDecoder` decodes more cheaply than `createImageBitmap`. Measured in Chromium 147:
 * it shrinks JPEGs while decoding, in half the time and with a sixth of the memory or less. For GIFs, it
 * only waits for the first frame. It decodes everything else at full size: WebP gains nothing, and a
 * large PNG keeps the main thread busy with copies.
 */
const CHEAPER: ReadonlySet<ImageType> = new Set<ImageType>(['image/jpeg', 'image/gif']);

/**
 * Bytes. The chunks of a stream become garbage faster than it is collected, which more than doubles the
 * memory. But only a stream can end before the file does.
 */
const MOST_AT_ONCE = 16_777_216;

/** Decodes the first frame. Returns `undefined` if this isn't the better way. */
export async function decodeFirstFrame(
  file: Blob,
  image: DrawableImage,
  size: number,
  signal: AbortSignal,
): Promise<ImageBitmap | undefined> {
  const { orientation, type } = image;
  if (typeof ImageDecoder !== 'function' || !CHEAPER.has(type)) return undefined;
  const data = await dataOf(file, type);
  if (signal.aborted) return undefined;
  const decoder = new ImageDecoder({
    type,
    ...data,
    preferAnimation: false,
    ...desiredSides(image, size),
  });
  // Firefox rejects these when a decoder is closed, even if they were never used.
  for (const promise of [decoder.completed, decoder.tracks.ready]) promise.catch(() => {});
  const close = () => decoder.close();
  signal.addEventListener('abort', close);
  try {
    const { image: frame } = await decoder.decode();
    try {
      return hasOrientation(orientation, frame) ? await shrink(frame, size) : undefined;
    } finally {
      frame.close();
    }
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

async function dataOf(
  file: Blob,
  type: ImageType,
): Promise<Pick<ImageDecoderInit, 'data' | 'transfer'>> {
  if (type !== 'image/jpeg') return { data: file.stream() };
  if (file.size > MOST_AT_ONCE) return { data: untilEndOfImage(file.stream()) };
  const data = await file.arrayBuffer();
  // Otherwise it would be copied.
  return { data, transfer: [data] };
}

/**
 * Returns the sides to request, as stored. A JPEG is shrunk to whole eighths, which Chromium rounds
 * down, and zero eighths is an error. So the exact size of the thumbnail can't be requested.
 */
function desiredSides({ height, orientation, width }: DrawableImage, size: number) {
  const eighths = Math.min(8, Math.ceil((8 * size) / Math.max(width, height)));
  const across = Math.ceil((width * eighths) / 8);
  const down = Math.ceil((height * eighths) / 8);
  return isSideways(orientation)
    ? { desiredWidth: down, desiredHeight: across }
    : { desiredWidth: across, desiredHeight: down };
}

/** Shrinks a frame, which is already small enough for a better quality. */
function shrink(frame: VideoFrame, size: number): Promise<ImageBitmap> {
  const sides = { width: frame.displayWidth, height: frame.displayHeight };
  return createImageBitmap(frame, { resizeQuality: 'medium', ...smaller(sides, size) });
}

/** How a frame is rotated clockwise and then mirrored when it is drawn. Not in TypeScript's types yet. */
interface Rotation {
  readonly rotation?: number;
  readonly flip?: boolean;
}

const ROTATIONS: Readonly<Record<number, Rotation>> = {
  1: {},
  2: { flip: true },
  3: { rotation: 180 },
  4: { rotation: 180, flip: true },
  5: { rotation: 90, flip: true },
  6: { rotation: 90 },
  7: { rotation: 270, flip: true },
  8: { rotation: 270 },
};

/**
 * Whether a frame has its EXIF orientation, so that it is drawn upright. There is no other way to detect
 * engines that omit the orientation from their frames.
 */
function hasOrientation(orientation: number, frame: VideoFrame): boolean {
  const { flip = false, rotation = 0 }: Rotation = frame as Rotation;
  const wanted = ROTATIONS[orientation];
  return (
    wanted !== undefined && rotation === (wanted.rotation ?? 0) && flip === (wanted.flip ?? false)
  );
}
