import type { HeicLoader, HeicTo } from '../../core/rules/app-decoders.js';
import { decodeInTime } from './decode-in-time.js';
import { AppDecoderError, loadDecoder } from './load-decoder.js';

/** If a page's policy forbids its worker, `heic-to` rejects once and never answers again. */
const dead = new WeakSet<HeicTo>();

/**
 * Decodes a HEIC.
 *
 * @throws AppDecoderError or the decoder's own error about the image.
 */
export async function decodeHeic(
  file: Blob,
  load: HeicLoader,
  signal: AbortSignal,
): Promise<ImageBitmap> {
  const heicTo = await loadDecoder({ format: 'HEIC', load, find, signal });
  if (dead.has(heicTo)) {
    throw new AppDecoderError('loader-failed', 'The HEIC decoder has failed before.');
  }
  try {
    return await decodeInTime(heicTo({ blob: file, type: 'bitmap' }), signal);
  } catch (cause) {
    signal.throwIfAborted();
    // It gives a reason for every error in an image.
    if (cause !== undefined) throw cause;
    dead.add(heicTo);
    throw new AppDecoderError(
      'loader-failed',
      'The HEIC decoder did not start. Under a strict Content-Security-Policy, use heic-to/csp.',
    );
  }
}

function find({ heicTo }: Partial<Awaited<ReturnType<HeicLoader>>>): HeicTo | undefined {
  return typeof heicTo === 'function' ? heicTo : undefined;
}
