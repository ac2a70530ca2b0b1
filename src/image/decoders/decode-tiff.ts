import type { TiffDecoder, TiffLoader } from '../../core/rules/app-decoders.js';
import { turnBitmap } from '../turn-bitmap.js';
import { loadDecoder } from './load-decoder.js';
import { readTiffPage } from './tiff-page.js';

/**
 * Decodes the first page of a TIFF, upright. The decoder works on the main thread and can't be stopped,
 * so its input is checked first.
 *
 * @throws AppDecoderError or the decoder's own error about the image.
 */
export async function decodeTiff(
  file: Blob,
  load: TiffLoader,
  signal: AbortSignal,
): Promise<ImageBitmap> {
  const { fetchBytes, isPremultiplied, orientation } = await readTiffPage(file, signal);
  const decoder = await loadDecoder({ format: 'TIFF', load, find, signal });
  const bytes = await fetchBytes();
  signal.throwIfAborted();
  const pixels = pixelsOf(decoder, bytes);
  if (isPremultiplied) unpremultiply(pixels.data);
  return turnBitmap(await createImageBitmap(pixels), orientation);
}

/** Bundlers differ: the functions of a CommonJS module are either next to `default` or only inside it. */
function find(module: Partial<Awaited<ReturnType<TiffLoader>>>): TiffDecoder | undefined {
  const candidates = [module, 'default' in module ? module.default : undefined];
  return candidates.find(isDecoder);
}

function isDecoder(candidate: unknown): candidate is TiffDecoder {
  const { decode, decodeImage, toRGBA8 } = (candidate ?? {}) as Partial<TiffDecoder>;
  return [decode, decodeImage, toRGBA8].every((member) => typeof member === 'function');
}

function pixelsOf(decoder: TiffDecoder, bytes: ArrayBuffer): ImageData {
  const [page] = decoder.decode(bytes);
  if (page === undefined) throw new Error('The TIFF decoder found no page.');
  decoder.decodeImage(bytes, page);
  const { buffer, byteOffset, length } = decoder.toRGBA8(page);
  const pixels = new Uint8ClampedArray(buffer as ArrayBuffer, byteOffset, length);
  // The decoder leaves what it can't decode empty.
  if (!isVisible(pixels)) throw new Error('The TIFF decoder gave an empty picture.');
  return new ImageData(pixels, page.width, page.height);
}

function isVisible(pixels: Uint8ClampedArray): boolean {
  for (let alpha = 3; alpha < pixels.length; alpha += 4) if (pixels[alpha] !== 0) return true;
  return false;
}

/** Undoes premultiplied alpha, since `ImageData` holds colors that aren't multiplied by alpha. */
function unpremultiply(pixels: Uint8ClampedArray): void {
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3]!;
    if (alpha === 0 || alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel += 1) {
      pixels[channel] = (pixels[channel]! * 255) / alpha;
    }
  }
}
