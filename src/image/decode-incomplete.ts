import { raceAbort } from '../core/signals.js';

/** Pixels. Missing parts are measured on a small copy. */
const COUNTED_SIDE = 200;

/** The existing part of a picture whose file ends early. */
interface IncompletePicture {
  /** Transparent where the picture is missing. The receiver closes it. */
  readonly bitmap: ImageBitmap;
  /** The share of the picture that is missing, from 0 to 1. */
  readonly missing: number;
}

/**
 * Decodes a file that ends early, as an `<img>` shows it. `createImageBitmap` rejects such files, so an
 * image element decodes them, on the main thread. Returns `undefined` if that shows nothing either.
 *
 * @param size The maximum for the longer side, in pixels; unlimited if omitted.
 */
export async function decodeIncomplete(
  file: Blob,
  { signal, size = Infinity }: { readonly signal: AbortSignal; readonly size?: number },
): Promise<IncompletePicture | undefined> {
  if (typeof Image !== 'function') return undefined;
  const image = new Image();
  const url = URL.createObjectURL(file);
  try {
    image.src = url;
    await raceAbort(loaded(image), signal);
    const missing = missingShareOf(image);
    if (missing === 1) return undefined;
    return { bitmap: await createImageBitmap(draw(image, size)), missing };
  } catch {
    signal.throwIfAborted();
    return undefined;
  } finally {
    image.removeAttribute('src');
    URL.revokeObjectURL(url);
  }
}

function loaded(image: HTMLImageElement): Promise<void> {
  return new Promise((resolve, reject) => {
    image.addEventListener('load', () => resolve());
    image.addEventListener('error', () => reject(new Error('The image shows nothing.')));
  });
}

function draw(image: HTMLImageElement, size: number): HTMLCanvasElement {
  const { naturalHeight, naturalWidth } = image;
  const scale = Math.min(1, size / Math.max(naturalWidth, naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(naturalHeight * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/**
 * Returns the missing share. Files are stored row by row, so the missing part is along one edge, which
 * depends on the orientation.
 */
function missingShareOf(image: HTMLImageElement): number {
  const copy = draw(image, COUNTED_SIDE);
  const { height, width } = copy;
  const data = copy.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
  const isEmpty = (x: number, y: number) => data[(y * width + x) * 4 + 3] === 0;
  const columns = Array.from({ length: width }, (_, x) => x);
  const rows = Array.from({ length: height }, (_, y) => y);
  const isEmptyRow = (y: number) => columns.every((x) => isEmpty(x, y));
  const isEmptyColumn = (x: number) => rows.every((y) => isEmpty(x, y));
  return Math.max(
    leadingShare(rows, isEmptyRow),
    leadingShare(rows.toReversed(), isEmptyRow),
    leadingShare(columns, isEmptyColumn),
    leadingShare(columns.toReversed(), isEmptyColumn),
  );
}

function leadingShare(lines: readonly number[], isEmpty: (line: number) => boolean): number {
  const first = lines.findIndex((line) => !isEmpty(line));
  return first < 0 ? 1 : first / lines.length;
}
