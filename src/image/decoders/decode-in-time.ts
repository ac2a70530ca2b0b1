import { withTimeout } from '../../core/signals.js';

/** Milliseconds. Far more than 100 megapixels take on a slow phone. Later images have to continue. */
const LONGEST_MS = 120_000;

/**
 * Waits for a bitmap, unless it takes too long or the signal is aborted. A decoder can't be stopped, so
 * a bitmap that arrives too late is closed.
 */
export async function decodeInTime(
  bitmap: Promise<ImageBitmap>,
  signal: AbortSignal,
): Promise<ImageBitmap> {
  let isLate = false;
  void bitmap.then(
    (late) => isLate && late.close(),
    () => {},
  );
  try {
    return await withTimeout(() => bitmap, LONGEST_MS, signal);
  } catch (cause) {
    isLate = true;
    throw cause;
  }
}
