/**
 * Marks a token as used, atomically. Returns true the first time and false afterward. With Redis this
 * is `SET jti '' NX EXAT exp`, plus sixty seconds, because the proxy accepts a token for thirty seconds
 * after it has expired, and its clock may be behind.
 *
 * @param jti The token's id.
 * @param exp When the token expires, in seconds since the epoch.
 */
export type ConsumeToken = (jti: string, exp: number) => boolean | Promise<boolean>;

/** Longer than clocks may differ, so that no expired token becomes valid again. */
const GRACE_SECONDS = 60;
const SECONDS_PER_BATCH = 60;

/**
 * Remembers used tokens in this process until they have expired. Several instances need a shared store.
 *
 * Tokens that expire in the same minute are dropped together, so that no call checks each of them.
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
