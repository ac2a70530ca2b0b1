import type { ConsumeToken } from './upload-token-options.js';

/** Longer than clocks may differ, so that no token comes back to life at its end. */
const GRACE_SECONDS = 60;
const SECONDS_PER_BATCH = 60;

/**
 * Remembers used tokens in this process until they have expired. Several instances need a store.
 *
 * Those that end in the same minute are dropped together, so that no call looks at each of them.
 */
export function createConsumeInProcess(now: () => number = Date.now): ConsumeToken {
  const usedByMinute = new Map<number, Set<string>>();
  return (jti, exp) => {
    const current = Math.floor(now() / 1000 / SECONDS_PER_BATCH);
    for (const minute of usedByMinute.keys()) if (minute < current) usedByMinute.delete(minute);
    const ends = Math.floor((exp + GRACE_SECONDS) / SECONDS_PER_BATCH);
    const used = usedByMinute.get(ends) ?? new Set();
    usedByMinute.set(ends, used);
    if (used.has(jti)) return false;
    used.add(jti);
    return true;
  };
}
