import { UploadError } from '../../core/errors/upload-error.js';
import { askLimiter } from './ask-limiter.js';
import type { Limiter } from '../config/options.js';

const ANONYMOUS = 'anonymous';

/**
 * Takes one upload from the caller's allowance.
 *
 * @throws UploadError `rate-limited` when it is used up, `proxy-unavailable` when nobody can tell.
 */
export async function takeFromAllowance(
  limiter: Limiter,
  subject: string | undefined,
): Promise<void> {
  const retryAfterMs = await askLimiter(limiter, subject ?? ANONYMOUS);
  if (retryAfterMs === undefined) return;
  throw new UploadError('rate-limited', 'Too many uploads by this caller. Try again later.', {
    retryAfterMs,
  });
}
