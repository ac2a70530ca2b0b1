import type { HeicLoader, HeicTo } from '../../core/rules/heic-loader.js';
import { raceAbort } from '../../core/signals.js';
import { decodeInTime } from './decode-in-time.js';

/** The loader, or what it loaded, failed whatever the image. */
export class HeicLoaderError extends Error {
  override readonly name = 'HeicLoaderError';
}

/** Where a page's policy forbids its worker, `heic-to` rejects once and then answers no more. */
const dead = new WeakSet<HeicTo>();

/** @throws HeicLoaderError Or what the decoder has against the image. */
export async function decodeHeic(
  file: Blob,
  heic: HeicLoader,
  signal: AbortSignal,
): Promise<ImageBitmap> {
  const heicTo = await load(heic, signal);
  if (dead.has(heicTo)) throw new HeicLoaderError('The HEIC decoder has failed before.');
  try {
    return await decodeInTime(heicTo({ blob: file, type: 'bitmap' }), signal);
  } catch (cause) {
    signal.throwIfAborted();
    // It has a reason for everything that is wrong with an image.
    if (cause !== undefined) throw cause;
    dead.add(heicTo);
    throw new HeicLoaderError(
      'The HEIC decoder did not start. Under a strict Content-Security-Policy, use heic-to/csp.',
    );
  }
}

async function load(heic: HeicLoader, signal: AbortSignal): Promise<HeicTo> {
  try {
    const { heicTo } = await raceAbort(heic(), signal);
    if (typeof heicTo === 'function') return heicTo;
  } catch (cause) {
    signal.throwIfAborted();
    throw new HeicLoaderError('The HEIC decoder could not be loaded.', { cause });
  }
  throw new HeicLoaderError('The module loaded to decode HEIC has no function heicTo.');
}
