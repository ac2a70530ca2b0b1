import type { ImageFacts } from '../../core/rules/image-facts.js';
import type { ImageType } from '../../core/rules/image-types.js';
import { openReader } from '../byte-reader.js';
import { decodeIncomplete } from '../decode-incomplete.js';
import { isSideways } from '../formats/tiff/exif.js';
import { inspectImage } from '../inspect.js';
import { cropToPicture, readShownPicture } from '../shown-picture.js';
import { decodeSmall, MOST_BYTES, MOST_PIXELS } from '../thumbnail/decode-small.js';
import { shrinkBitmap, type DrawableImage } from '../thumbnail/sides.js';
import { findJpegs } from './find-jpegs.js';
import type { EmbeddedJpeg } from './embedded-jpeg.js';
import { turnBitmap } from '../turn-bitmap.js';

/** Bytes. Cameras write previews of a few megabytes at most. */
const MOST_JPEG_BYTES = 16_777_216;
/** A file with more has several of every kind. */
const MOST_JPEGS = 8;

/**
 * Types that a browser may decode, but not as they are shown: cropped, or with other pictures next to
 * the shown one.
 */
const HEIF: ReadonlySet<ImageType> = new Set<ImageType>(['image/avif', 'image/heic', 'image/heif']);

/** The types for which the beginning of a file is enough to show a part of the picture. */
const INCOMPLETE: ReadonlySet<ImageType> = new Set<ImageType>([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/bmp',
]);

/** Input for creating a preview. */
export interface PreviewRequest {
  readonly facts: ImageFacts;
  /** The maximum for the longer side, in device pixels. */
  readonly size: number;
  readonly signal: AbortSignal;
}

/**
 * Creates a small upright bitmap of a file that browsers don't draw directly: a HEIF cropped as its
 * header says, the existing part of a file that ends early, or else the JPEG inside the file. Reads the
 * structure (8 MiB at most) and the smallest JPEG that is large enough.
 */
export async function createPreview(
  file: Blob,
  request: PreviewRequest,
): Promise<ImageBitmap | undefined> {
  for (const way of [previewHeif, previewIncomplete, previewEmbedded, previewTiff]) {
    if (request.signal.aborted) return undefined;
    const bitmap = await way(file, request).catch(() => undefined);
    if (bitmap !== undefined && !request.signal.aborted) return bitmap;
    bitmap?.close();
  }
  return undefined;
}

async function previewHeif(file: Blob, { facts, signal, size }: PreviewRequest) {
  if (!isDrawable(facts) || !HEIF.has(facts.type)) return undefined;
  const picture = await readShownPicture(file, facts.type, signal);
  if (picture?.cropped === undefined) return decodeSmall(file, facts, size, signal);
  if (file.size > MOST_BYTES || facts.width * facts.height > MOST_PIXELS) return undefined;
  const whole = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const cropped = await cropToPicture(whole, facts, picture);
  return cropped && shrinkBitmap(cropped, size);
}

async function previewIncomplete(file: Blob, { facts, signal, size }: PreviewRequest) {
  if (!isDrawable(facts) || !INCOMPLETE.has(facts.type) || file.size > MOST_BYTES) return undefined;
  if (facts.width * facts.height > MOST_PIXELS) return undefined;
  return (await decodeIncomplete(file, { signal, size }))?.bitmap;
}

async function previewEmbedded(file: Blob, { facts, signal, size }: PreviewRequest) {
  const places = await findJpegs(openReader(file, signal), facts);
  const jpegs: InspectedJpeg[] = [];
  for (const { length, orientation, start } of places.slice(0, MOST_JPEGS)) {
    if (length > MOST_JPEG_BYTES || start + length > file.size) continue;
    const blob = file.slice(start, start + length, 'image/jpeg');
    const its = await inspectImage(blob, { signal });
    if (isDrawable(its) && its.type === 'image/jpeg') jpegs.push({ blob, its, orientation });
  }
  for (const { blob, its, orientation } of inOrder(jpegs, size)) {
    const bitmap = await decodeSmall(blob, its, size, signal);
    if (bitmap !== undefined) return turnBitmap(bitmap, turnFor(its, orientation, facts));
  }
  return undefined;
}

/** Decodes a TIFF in Safari. Other browsers report that they can't before they read it. */
async function previewTiff(file: Blob, { facts, signal, size }: PreviewRequest) {
  if (!isDrawable(facts) || facts.type !== 'image/tiff' || file.size > MOST_BYTES) return undefined;
  return decodeSmall(file, facts, size, signal);
}

interface InspectedJpeg extends Pick<EmbeddedJpeg, 'orientation'> {
  readonly blob: Blob;
  readonly its: DrawableImage;
}

/**
 * Sorts JPEGs: the smallest that is large enough, then larger ones, then the smaller ones, largest
 * first.
 */
function inOrder(jpegs: readonly InspectedJpeg[], size: number): readonly InspectedJpeg[] {
  const side = ({ its }: InspectedJpeg) => Math.max(its.width, its.height);
  const sorted = jpegs.toSorted((one, other) => side(one) - side(other));
  const isEnough = (jpeg: InspectedJpeg) => side(jpeg) >= size;
  return [...sorted.filter(isEnough), ...sorted.filter((jpeg) => !isEnough(jpeg)).toReversed()];
}

/**
 * Returns the turn that the container's orientation still requires. The browser already turns a JPEG
 * with its own orientation, and some cameras store previews upright.
 */
function turnFor(its: DrawableImage, orientation: number, { height, width }: ImageFacts): number {
  if (its.orientation !== 1) return 1;
  const isUpright = its.height > its.width && (height ?? Infinity) > (width ?? 0);
  return isSideways(orientation) && isUpright ? 1 : orientation;
}

function isDrawable(facts: ImageFacts): facts is DrawableImage {
  return Boolean(facts.type && facts.width && facts.height);
}
