import type { ConsumeToken } from './upload-token-options.js';

/** Longer than clocks may differ, so that no token comes back to life at its end. */
const GRACE_SECONDS = 60;

/** Remembers used tokens in this process until they have expired. Several instances need a store. */
export function createConsumeInProcess(now: () => number = Date.now): ConsumeToken {
  const used = new Map<string, number>();
  return (jti, exp) => {
    const seconds = now() / 1000;
    for (const [id, end] of used) if (end < seconds) used.delete(id);
    if (used.has(jti)) return false;
    used.set(jti, exp + GRACE_SECONDS);
    return true;
  };
}
