import { withTimeout } from '../../core/signals.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { LONGEST_ANSWER_MS } from '../limits/timeouts.js';

/** Stores know no deletion; what is to be forgotten lives this long, in milliseconds. */
export const SHORTEST_LIFETIME_MS = 1;

/**
 * Where uploads are remembered; values are JSON texts. Share one between several instances.
 *
 * A call may be slow, fail, or fail although it took effect. It must not take effect twice, as with a
 * client that sends a command again after its connection broke.
 */
export interface IdempotencyStore {
  /** The value of a key; undefined where it has none, or one whose lifetime has passed. */
  get(key: string): Promise<string | undefined>;
  /** Stores the value only where the key is free, in one step; tells whether it was. */
  add(key: string, value: string, lifetimeMs: number): Promise<boolean>;
  /** Stores the value whatever the key has, for so many milliseconds. */
  set(key: string, value: string, lifetimeMs: number): Promise<void>;
}

/** A store that may be slow, down, or late with what it was told; values are objects. */
export interface StoreClient {
  /** @throws UploadError `proxy-unavailable`, also where `parse` throws. */
  readonly get: <Value>(key: string, parse: (value: unknown) => Value) => Promise<Value>;
  /**
   * Stores a value that no other writer can have where the key is free; tells whether it is there.
   *
   * @throws UploadError `proxy-unavailable` where nobody can tell.
   */
  readonly add: (key: string, value: object, lifetimeMs: number) => Promise<boolean>;
  /** @throws UploadError `proxy-unavailable`. */
  readonly set: (key: string, value: object, lifetimeMs: number) => Promise<void>;
}

/** Bounds every question to a store in time, and words its failures as ours. */
export function createStoreClient(store: IdempotencyStore): StoreClient {
  const read = (key: string) => ask(() => store.get(key));
  return {
    async get(key, parse) {
      const text = await read(key);
      return ask(() => parse(text === undefined ? undefined : JSON.parse(text)));
    },
    async add(key, value, lifetimeMs) {
      const text = JSON.stringify(value);
      try {
        return await ask(() => store.add(key, text, lifetimeMs));
      } catch (error) {
        // A write without a response may still have arrived.
        const stored = await read(key);
        if (stored === undefined) throw error;
        // guard: unanswered-writes-are-read-back
        return stored === text;
      }
    },
    set: (key, value, lifetimeMs) => ask(() => store.set(key, JSON.stringify(value), lifetimeMs)),
  };
}

async function ask<Answer>(question: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    // guard: stores-have-a-timeout
    return await withTimeout(question, LONGEST_ANSWER_MS);
  } catch (cause) {
    throw new UploadError(
      'proxy-unavailable',
      'The store of finished uploads is down, so this one could be made twice; try again later.',
      { cause },
    );
  }
}
