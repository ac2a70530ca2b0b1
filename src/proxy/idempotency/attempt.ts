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

/** One try of the upload with a key; there is one at a time. */
export interface Attempt {
  /** What an earlier attempt has got: the bytes go there, and no second record is made. */
  readonly ticket: StoredTicket | undefined;
  /**
   * Has to come before the vendor could have everything: before a request that creates a record leaves,
   * before the last piece of a file does.
   *
   * @throws UploadError Where it can't be stored, or another attempt has come first; then nothing may
   *   leave.
   */
  readonly commit: () => Promise<void>;
  /** Whether later attempts find the ticket. */
  readonly keepTicket: (ticket: StoredTicket) => Promise<boolean>;
  /** Ends it with the answer, which is given again to everyone who asks with the same key. */
  readonly finish: (result: UploadResult) => Promise<void>;
  /** Ends it with a failure: remembered where the upload may have arrived, else the key is free. */
  readonly fail: (error: UploadError) => Promise<void>;
  /** Ends it without an outcome: the ticket was handed out. */
  readonly release: () => Promise<void>;
}

/** How far an attempt has come; `unsure` where nobody knows whether its commit is stored. */
type Stage = 'claimed' | 'unsure' | 'committing' | 'ticket';

/** What an attempt begins with. */
interface AttemptStart {
  readonly claim: Claim;
  /** Sets its writes apart from everybody else's. */
  readonly owner: string;
  readonly ticket: StoredTicket | undefined;
}

/**
 * The right to commit is the record itself: it is stored by `add`, in one step, and an attempt that finds the record of
 * another one commits nothing. So a process that was paused until its lease had lapsed does no harm.
 * Only the attempt that has stored the record frees it, once.
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

  /** Only where a repeat harms nothing: the claim is ours, so the other's lease has lapsed. */
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
      // Also where it can't be kept: the vendor has made its record, so the key is no longer free.
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
      // The vendor has the image: a store that fails now must not turn that into a failure.
      await write({ phase: 'finished', result }, ANSWER_LIFETIME_MS).catch(() => {});
    },
    async fail(failure) {
      const lost = stage === 'ticket' ? isUrlExpired(failure) : mayHaveArrived(failure);
      const isFree = stage === 'committing' || (stage === 'ticket' && lost);
      // A store that is down leaves the record as it is, which is the safe side.
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

/** A URL is refused after its record was made, so another try would make a second one. */
function mayHaveArrived(error: UploadError): boolean {
  return isAmbiguous(error) || error.code === 'upload-url-refused';
}
