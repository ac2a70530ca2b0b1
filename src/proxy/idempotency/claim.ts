import { SHORTEST_LIFETIME_MS } from './store-client.js';
import { FREE } from './record.js';
import type { StoreClient } from './store-client.js';

/** The lease on a key while its upload runs. It keeps others waiting but doesn't grant the right to commit. */
export interface Claim {
  /** Renews it no more. */
  readonly stop: () => void;
  /** Gives it back; a store that is down lets it lapse. */
  readonly release: () => Promise<void>;
}

// A lease that its holder renews, so that an instance that died doesn't keep the key.
const LEASE_MS = 60_000;
const RENEWAL_MS = 20_000;

/**
 * Takes a lease on a key; undefined where another upload holds it.
 *
 * @throws UploadError `proxy-unavailable`.
 */
export async function takeClaim(
  store: StoreClient,
  key: string,
  value: object,
): Promise<Claim | undefined> {
  // guard: one-claim-per-key
  if (!(await store.add(key, value, LEASE_MS))) return undefined;
  let lastRenewal: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    // One renewal may fail: the lease lasts for three.
    lastRenewal = store.set(key, value, LEASE_MS).catch(() => {});
  }, RENEWAL_MS);
  const stop = () => clearInterval(timer);
  return {
    stop,
    async release() {
      stop();
      // A renewal that is still on its way must not bring the claim back.
      await lastRenewal;
      await store.set(key, FREE, SHORTEST_LIFETIME_MS).catch(() => {});
    },
  };
}
