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
/** A file with more has one of every kind several times. */
const MOST_JPEGS = 8;

/** What a browser may decode, but not as it is shown: cropped, or with other pictures beside it. */
const HEIF: ReadonlySet<ImageType> = new Set<ImageType>(['image/avif', 'image/heic', 'image/heif']);

/** Whose beginning is enough for a part of the picture. */
const INCOMPLETE: ReadonlySet<ImageType> = new Set<ImageType>([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/bmp',
]);

/** What is known when a preview is made. */
export interface PreviewRequest {
  readonly facts: ImageFacts;
  /** The most device pixels the longer side may have. */
  readonly size: number;
  readonly signal: AbortSignal;
}

/**
 * A small upright bitmap of a file that browsers don't draw as it is: a HEIF cropped as its header
 * says, a file that ends early as far as it is there, or else the JPEG inside it. Reads the
 * structure (8 MiB at most), and of all the JPEGs the smallest that is large enough.
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

/** Safari decodes TIFF; other browsers say that they don't before they read it. */
async function previewTiff(file: Blob, { facts, signal, size }: PreviewRequest) {
  if (!isDrawable(facts) || facts.type !== 'image/tiff' || file.size > MOST_BYTES) return undefined;
  return decodeSmall(file, facts, size, signal);
}

interface InspectedJpeg extends Pick<EmbeddedJpeg, 'orientation'> {
  readonly blob: Blob;
  readonly its: DrawableImage;
}

/** The smallest that is large enough, then larger ones, then the largest of the others. */
function inOrder(jpegs: readonly InspectedJpeg[], size: number): readonly InspectedJpeg[] {
  const side = ({ its }: InspectedJpeg) => Math.max(its.width, its.height);
  const sorted = jpegs.toSorted((one, other) => side(one) - side(other));
  const isEnough = (jpeg: InspectedJpeg) => side(jpeg) >= size;
  return [...sorted.filter(isEnough), ...sorted.filter((jpeg) => !isEnough(jpeg)).toReversed()];
}

/**
 * What the container's orientation leaves to do. A JPEG that has an orientation of its own is turned
 * by the browser, and some cameras store previews upright.
 */
function turnFor(its: DrawableImage, orientation: number, { height, width }: ImageFacts): number {
  if (its.orientation !== 1) return 1;
  const isUpright = its.height > its.width && (height ?? Infinity) > (width ?? 0);
  return isSideways(orientation) && isUpright ? 1 : orientation;
}

function isDrawable(facts: ImageFacts): facts is DrawableImage {
  return Boolean(facts.type && facts.width && facts.height);
}
