import { askInTime } from '../core/ask-in-time.js';
import { isErrorCode, type UploadErrorCode } from '../core/error-codes.js';
import { isRecord } from '../core/is-record.js';
import { isAmbiguous, UploadError } from '../core/upload-error.js';
import type { UploadResult } from '../core/upload-result.js';
import { LONGEST_ANSWER_MS, SHORTEST_LIFETIME_MS, type IdempotencyStore } from './options.js';

/** What is known of an upload with a certain key. */
export type Recollection =
  | { readonly state: 'finished'; readonly result: UploadResult }
  | { readonly state: 'mine'; readonly claim: Claim };

/** Whose upload it is: nobody finds another's by guessing a key. */
export interface UploadOwner {
  readonly subject: string | undefined;
  readonly provider: string;
  readonly key: string;
}

/** Under which name a store keeps something about an upload. */
export function keyOf({ key, provider, subject }: UploadOwner, ...about: string[]): string {
  // guard: records-belong-to-a-subject
  return JSON.stringify([subject ?? null, provider, key, ...about]);
}

/** The right to make the one upload with a key. */
export interface Claim {
  /** Stores the result, to be given again to whoever asks with the same key. */
  readonly finish: (result: UploadResult) => Promise<void>;
  /**
   * Forgets a failed upload: the same key may try again. But who was told to ask again gets the
   * failure, where the vendor may have the image: they asked for an answer, not for a second upload.
   */
  readonly release: (error: unknown) => Promise<void>;
}

/** How long an upload is remembered, in milliseconds. */
export const TEN_MINUTES_MS = 600_000;
// A claim is a lease that its holder renews, so that an instance that died does not keep the key.
const LEASE_MS = 60_000;
const RENEWAL_MS = 20_000;
const IN_FLIGHT = JSON.stringify({ state: 'in-flight' });
const FREE = JSON.stringify({ state: 'free' });
/** Long enough for who was told to ask again in a second, short enough for people who press Retry. */
const FAILURE_MS = 5000;

/**
 * Browsers resend a POST by themselves when a reused connection drops, and people press Retry. With
 * this memory both get the first upload's answer instead of a second upload.
 *
 * @throws UploadError `in-progress` while the first is under way, `proxy-unavailable` when the store
 *   is down.
 */
export async function recallUpload(
  store: IdempotencyStore,
  owner: UploadOwner,
): Promise<Recollection> {
  const key = keyOf(owner);
  // guard: one-claim-per-key
  if (await ask(() => store.add(key, IN_FLIGHT, LEASE_MS))) {
    return { state: 'mine', claim: holdClaim(store, key, keyOf(owner, 'asked')) };
  }
  await noteAsked(store, keyOf(owner, 'asked'));
  const known = await ask(async () => JSON.parse((await store.get(key)) ?? FREE) as unknown);
  if (isFinished(known)) return { state: 'finished', result: known.result };
  if (isFailed(known)) {
    const { code, message } = known.error;
    throw new UploadError(code, message, { provider: owner.provider });
  }
  throw new UploadError('in-progress', 'The same upload is under way; ask again in a second.', {
    provider: owner.provider,
    retryAfterMs: 1000,
  });
}

function holdClaim(store: IdempotencyStore, key: string, askedKey: string): Claim {
  // Async, so that a store which throws instead of rejecting does no more harm than one that rejects.
  const write = async (value: string, lifetimeMs: number) => store.set(key, value, lifetimeMs);
  let lastRenewal: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    // One renewal may fail: the lease lasts for three.
    lastRenewal = write(IN_FLIGHT, LEASE_MS).catch(() => {});
  }, RENEWAL_MS);
  const end = async (value: string, lifetimeMs: number) => {
    clearInterval(timer);
    // A renewal that is still on its way must not overwrite the end of the story.
    await ask(() => lastRenewal);
    await ask(() => write(value, lifetimeMs));
  };
  return {
    finish: (result) => end(JSON.stringify({ state: 'finished', result }), TEN_MINUTES_MS),
    async release(error) {
      if (!(error instanceof UploadError && isAmbiguous(error))) {
        return end(FREE, SHORTEST_LIFETIME_MS);
      }
      if (!(await wasAsked(store, askedKey))) return end(FREE, SHORTEST_LIFETIME_MS);
      const { code, message } = error;
      return end(JSON.stringify({ state: 'failed', error: { code, message } }), FAILURE_MS);
    },
  };
}

/** Notes that somebody was told to ask again; a help and no promise. */
async function noteAsked(store: IdempotencyStore, askedKey: string): Promise<void> {
  try {
    await ask(() => store.set(askedKey, 'true', LEASE_MS));
  } catch {
    // Whoever asks again then makes another try, as after any failure.
  }
}

async function wasAsked(store: IdempotencyStore, askedKey: string): Promise<boolean> {
  try {
    return (await ask(() => store.get(askedKey))) === 'true';
  } catch {
    return false;
  }
}

function isFinished(known: unknown): known is { readonly result: UploadResult } {
  return typeof known === 'object' && known !== null && 'result' in known;
}

function isFailed(
  known: unknown,
): known is { readonly error: { readonly code: UploadErrorCode; readonly message: string } } {
  return isRecord(known) && isRecord(known['error']) && isErrorCode(known['error']['code']);
}

async function ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await askInTime(question, LONGEST_ANSWER_MS);
  } catch (cause) {
    throw new UploadError(
      'proxy-unavailable',
      'The memory of finished uploads is down, so this one could be made twice; try again later.',
      { cause },
    );
  }
}
