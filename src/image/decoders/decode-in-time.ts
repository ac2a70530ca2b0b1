import { withTimeout } from '../../core/signals.js';

/** Far more than 100 megapixels take on a slow phone; the images behind them have to continue. */
const LONGEST_MS = 120_000;

/**
 * A bitmap that is on its way, unless it takes too long or the signal is aborted. A decoder cannot
 * be stopped: what comes too late is closed.
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
