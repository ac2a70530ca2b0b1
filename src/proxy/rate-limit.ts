import { askInTime } from '../core/ask-in-time.js';
import { UploadError } from '../core/upload-error.js';
import { LONGEST_ANSWER_MS, type Limiter } from './options.js';

const ANONYMOUS = 'anonymous';

/**
 * Takes one upload from the caller's allowance.
 *
 * @throws UploadError `rate-limited` when it is used up (the limiter rejects with a plain object),
 *   `proxy-unavailable` when the limiter's store is down (it rejects with an Error).
 */
export async function takeFromAllowance(
  limiter: Limiter,
  subject: string | undefined,
): Promise<void> {
  try {
    await askInTime(() => limiter.consume(subject ?? ANONYMOUS), LONGEST_ANSWER_MS);
  } catch (reason) {
    if (reason instanceof Error || typeof reason !== 'object' || reason === null) {
      throw new UploadError(
        'proxy-unavailable',
        'The count of uploads is not to be had; try again later.',
        {
          cause: reason,
        },
      );
    }
    const wait: unknown = Reflect.get(reason, 'msBeforeNext');
    throw new UploadError('rate-limited', 'Too many uploads by this caller; try again later.', {
      retryAfterMs: typeof wait === 'number' && wait > 0 ? wait : 1000,
    });
  }
}
