import { withTimeout } from '../../core/signals.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { LONGEST_ANSWER_MS, type Limiter } from '../config/options.js';

/** Where a limiter rejects without a word about how long to wait. */
const UNTOLD_WAIT_MS = 1000;

/**
 * Takes one from an allowance.
 *
 * @returns Undefined where there was one left; else the milliseconds until there is another. A limiter
 *   that is used up rejects with a plain object.
 * @throws UploadError `proxy-unavailable` when the limiter's store is down (it rejects with an Error).
 */
export async function askLimiter(limiter: Limiter, key: string): Promise<number | undefined> {
  try {
    await withTimeout(() => limiter.consume(key), LONGEST_ANSWER_MS);
    return undefined;
  } catch (reason) {
    // guard: a-broken-limiter-lets-nobody-upload
    if (reason instanceof Error || typeof reason !== 'object' || reason === null) {
      throw new UploadError(
        'proxy-unavailable',
        'The upload limit could not be checked. Try again later.',
        { cause: reason },
      );
    }
    const wait: unknown = Reflect.get(reason, 'msBeforeNext');
    return typeof wait === 'number' && wait > 0 ? wait : UNTOLD_WAIT_MS;
  }
}
