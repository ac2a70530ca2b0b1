import { withTimeout } from '../../core/signals.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { LONGEST_ANSWER_MS } from '../limits/timeouts.js';

/** Stores can't delete. A value to be forgotten gets this lifetime, in milliseconds. */
export const SHORTEST_LIFETIME_MS = 1;

/**
 * The store that remembers uploads. Values are JSON strings. Several instances must share one.
 *
 * A call may be slow, fail, or fail although it took effect. It must not take effect twice, as it could
 * with a client that resends a command after its connection broke.
 */
export interface IdempotencyStore {
  /** Returns the value of a key, or `undefined` if it has none or its lifetime has passed. */
  get(key: string): Promise<string | undefined>;
  /** Stores the value only if the key is free, in one step. Returns whether it was free. */
  add(key: string, value: string, lifetimeMs: number): Promise<boolean>;
  /** Stores the value for `lifetimeMs` milliseconds, replacing any other value. */
  set(key: string, value: string, lifetimeMs: number): Promise<void>;
}

/** Accesses a store that may be slow, down or late to apply a write. Values are objects. */
export interface StoreClient {
  /** @throws UploadError `proxy-unavailable`, also if `parse` throws. */
  readonly get: <Value>(key: string, parse: (value: unknown) => Value) => Promise<Value>;
  /**
   * Stores a value that is unique to this writer if the key is free. Returns whether it was stored.
   *
   * @throws UploadError `proxy-unavailable` if that can't be determined.
   */
  readonly add: (key: string, value: object, lifetimeMs: number) => Promise<boolean>;
  /** @throws UploadError `proxy-unavailable`. */
  readonly set: (key: string, value: object, lifetimeMs: number) => Promise<void>;
}

/** Adds a timeout to every call to a store and turns its failures into upload errors. */
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
        // A write without a response may still have taken effect.
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
      'The store of finished uploads is down, so this file could be uploaded twice; try again later.',
      { cause },
    );
  }
}
