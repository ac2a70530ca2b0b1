import { SHORTEST_LIFETIME_MS } from './store-client.js';
import { FREE } from './record.js';
import type { StoreClient } from './store-client.js';

/** The lease on a key while its upload runs. It keeps others waiting but doesn't allow a commit. */
export interface Claim {
  /** Stops renewing it. */
  readonly stop: () => void;
  /** Releases it. If the store is down, it expires instead. */
  readonly release: () => Promise<void>;
}

// Its holder renews the lease, so that an instance that died doesn't keep the key.
const LEASE_MS = 60_000;
const RENEWAL_MS = 20_000;

/**
 * Takes a lease on a key. Returns `undefined` if another upload holds it.
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
    // One renewal may fail because the lease lasts for three.
    lastRenewal = store.set(key, value, LEASE_MS).catch(() => {});
  }, RENEWAL_MS);
  const stop = () => clearInterval(timer);
  return {
    stop,
    async release() {
      stop();
      // A renewal that is still in progress must not restore the claim.
      await lastRenewal;
      await store.set(key, FREE, SHORTEST_LIFETIME_MS).catch(() => {});
    },
  };
}
