import { withTimeout } from '../../core/signals.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { LONGEST_ANSWER_MS } from './timeouts.js';

/** Anything with the `consume` of [rate-limiter-flexible](https://github.com/animir/node-rate-limiter-flexible). */
export interface Limiter {
  /**
   * Takes one from the quota of a key. If nothing is left, it rejects with a plain object whose
   * `msBeforeNext` is the wait in milliseconds. If its store is down, it rejects with an Error.
   */
  consume(key: string): Promise<unknown>;
}

const ANONYMOUS = 'anonymous';
/** The wait in milliseconds if a limiter states none. */
const UNTOLD_WAIT_MS = 1000;

/**
 * Takes one from a quota.
 *
 * @returns `undefined` if there was one left, otherwise the milliseconds until there is another.
 * @throws UploadError `proxy-unavailable` if the limiter fails.
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

/**
 * Takes one upload from the caller's quota.
 *
 * @throws UploadError `rate-limited` if nothing is left, `proxy-unavailable` if the limiter fails.
 */
export async function takeFromQuota(limiter: Limiter, subject: string | undefined): Promise<void> {
  const retryAfterMs = await askLimiter(limiter, subject ?? ANONYMOUS);
  if (retryAfterMs === undefined) return;
  throw new UploadError('rate-limited', 'Too many uploads from this caller. Try again later.', {
    retryAfterMs,
  });
}
