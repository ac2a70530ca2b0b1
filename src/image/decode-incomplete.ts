import { raceAbort } from '../core/signals.js';

/** What is empty is counted in a small copy. */
const COUNTED_SIDE = 200;

/** A picture whose file ends early, as far as it is there. */
interface IncompletePicture {
  /** Transparent where the picture is missing; the receiver closes it. */
  readonly bitmap: ImageBitmap;
  /** The share of the picture that is missing, from 0 to 1. */
  readonly missing: number;
}

/**
 * What an `<img>` shows of a file that ends early. `createImageBitmap` refuses such files, so an
 * image element decodes them, on the page's own thread; undefined where that shows nothing either.
 *
 * @param size The most pixels the longer side may have; all of them where it is left out.
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

/** Files are stored row by row, so what is missing lies along one edge, which depends on orientation. */
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
