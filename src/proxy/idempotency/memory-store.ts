import { SHORTEST_LIFETIME_MS, type IdempotencyStore } from './store-client.js';

/** Creates a store in this process. Several instances need a shared one. */
export function createMemoryStore(now: () => number = Date.now): IdempotencyStore {
  const entries = new Map<string, { readonly value: string; readonly expires: number }>();

  function read(key: string): string | undefined {
    const entry = entries.get(key);
    return entry !== undefined && entry.expires > now() ? entry.value : undefined;
  }

  function write(key: string, value: string, lifetimeMs: number): void {
    // A rewritten entry becomes the last, so the map's order is roughly the order of expiry.
    entries.delete(key);
    if (lifetimeMs <= SHORTEST_LIFETIME_MS) return;
    entries.set(key, { value, expires: now() + lifetimeMs });
    for (const [oldest, { expires }] of entries) {
      if (expires > now()) break;
      entries.delete(oldest);
    }
  }

  return {
    get: async (key) => read(key),
    add: async (key, value, lifetimeMs) => {
      if (read(key) !== undefined) return false;
      write(key, value, lifetimeMs);
      return true;
    },
    set: async (key, value, lifetimeMs) => write(key, value, lifetimeMs),
  };
}
