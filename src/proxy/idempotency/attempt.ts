import { isAmbiguous, isUrlExpired, type UploadError } from '../../core/errors/upload-error.js';
import type { UploadResult } from '../../core/provider/upload-result.js';
import { SHORTEST_LIFETIME_MS } from './store-client.js';
import type { Claim } from './claim.js';
import {
  ANSWER_LIFETIME_MS,
  COMMIT_LIFETIME_MS,
  FREE,
  inProgress,
  parseRecord,
  rememberedError,
  storeKey,
  type IdempotencyRecord,
  type KeyedUpload,
  type StoredTicket,
} from './record.js';
import type { StoreClient } from './store-client.js';

/** One attempt at the upload with a key. There is only one at a time. */
export interface Attempt {
  /** The ticket of an earlier attempt. The bytes are sent there, and no second record is created. */
  readonly ticket: StoredTicket | undefined;
  /**
   * Must be called before the vendor could have everything: before a request that creates a record, and
   * before the last piece of a file, is sent.
   *
   * @throws UploadError If it can't be stored or another attempt came first. Then nothing may be sent.
   */
  readonly commit: () => Promise<void>;
  /** Stores the ticket. Returns whether later attempts will find it. */
  readonly keepTicket: (ticket: StoredTicket) => Promise<boolean>;
  /** Ends the attempt with a result, which all later requests with the same key get. */
  readonly finish: (result: UploadResult) => Promise<void>;
  /**
   * Ends the attempt with a failure. It is remembered if the upload may have arrived. Otherwise the key
   * is freed.
   */
  readonly fail: (error: UploadError) => Promise<void>;
  /** Ends the attempt without an outcome, after the ticket was handed out. */
  readonly release: () => Promise<void>;
}

/** The progress of an attempt. `unsure` means that its commit may or may not be stored. */
type Stage = 'claimed' | 'unsure' | 'committing' | 'ticket';

/** The input for an attempt. */
interface AttemptStart {
  readonly claim: Claim;
  /** Distinguishes its writes from those of all other attempts. */
  readonly owner: string;
  readonly ticket: StoredTicket | undefined;
}

/**
 * Creates an attempt. The record itself grants the right to commit. `add` stores it in one step, and an
 * attempt that finds another attempt's record doesn't commit. So a process that was paused until its
 * lease expired does no harm. Only the attempt that stored the record frees it, once.
 */
export function createAttempt(
  store: StoreClient,
  upload: KeyedUpload,
  { claim, owner, ticket }: AttemptStart,
): Attempt {
  const { file, provider } = upload;
  const key = storeKey(upload);
  let stage: Stage = ticket === undefined ? 'claimed' : 'ticket';
  let committed: Promise<void> | undefined;

  const write = (record: IdempotencyRecord, lifetimeMs: number) =>
    store.set(key, { ...record, file }, lifetimeMs);

  async function commit(): Promise<void> {
    const own: IdempotencyRecord = { phase: 'committing', owner, file };
    stage = 'unsure';
    // guard: one-commit-per-key
    if (!(await store.add(key, own, COMMIT_LIFETIME_MS))) {
      stage = 'claimed';
      await takeOver(own);
    }
    stage = 'committing';
  }

  /** Takes the record over if a repeat is harmless. The claim is ours, so the other's lease has expired. */
  async function takeOver(own: IdempotencyRecord): Promise<void> {
    const known = await store.get(key, parseRecord);
    if (known?.phase === 'failed') throw rememberedError(known.error, provider);
    if (known?.phase !== 'committing' || provider.repeat === 'never') throw inProgress(provider);
    await write(own, COMMIT_LIFETIME_MS);
  }

  async function remember({ code, message, status }: UploadError): Promise<void> {
    const failed = { phase: 'failed', error: { code, message, status }, file };
    if (stage === 'claimed') await store.add(key, failed, ANSWER_LIFETIME_MS);
    else await store.set(key, failed, ANSWER_LIFETIME_MS);
  }

  return {
    ticket,
    commit: () => (committed ??= commit()),
    async keepTicket(given) {
      // Set even if storing fails. The vendor has created its record, so the key is no longer free.
      stage = 'ticket';
      try {
        await write({ phase: 'ticket', ticket: given }, ANSWER_LIFETIME_MS);
        return true;
      } catch {
        return false;
      }
    },
    async finish(result) {
      claim.stop();
      // The vendor has the image. A store that fails now must not turn that into a failure.
      await write({ phase: 'finished', result }, ANSWER_LIFETIME_MS).catch(() => {});
    },
    async fail(failure) {
      const lost = stage === 'ticket' ? isUrlExpired(failure) : mayHaveArrived(failure);
      const isFree = stage === 'committing' || (stage === 'ticket' && lost);
      // If the store is down, the record stays unchanged, which is safe.
      // guard: lost-failures-are-remembered
      if (lost && provider.repeat === 'never') {
        claim.stop();
        await remember(failure).catch(() => {});
      } else {
        if (isFree) await store.set(key, FREE, SHORTEST_LIFETIME_MS).catch(() => {});
        await claim.release();
      }
    },
    release: claim.release,
  };
}

/** A URL is refused after its record was created, so another attempt would create a second one. */
function mayHaveArrived(error: UploadError): boolean {
  return isAmbiguous(error) || error.code === 'upload-url-refused';
}
