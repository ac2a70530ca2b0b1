import type { UploadErrorCode } from '../core/errors/error-codes.js';
import type { AnyProvider } from '../core/provider/provider.js';
import { randomUuid } from '../core/random-uuid.js';
import { isAmbiguous, isUrlExpired, UploadError } from '../core/errors/upload-error.js';
import type { UploadResult } from '../core/provider/upload-result.js';
import { isVendorRefusal, outcomeUnknown, uploadForgotten } from './outcome-unknown.js';

/** A storage that waits for the bytes, and what the upload is worth once they are there. */
export interface Ticket {
  readonly url: string;
  /** Names in lower case. The storage was told of these and takes no others. */
  readonly headers: Readonly<Record<string, string>>;
  readonly result: UploadResult;
}

/**
 * Everything that guards a person's money over all tries of one upload, automatic ones and those by
 * hand. Nobody else writes any of it.
 */
export interface UploadSession {
  /** The proxy makes one upload of all requests that bear it. */
  readonly idempotencyKey: string;
  /** Where a storage waits for the bytes: putting them there twice makes no second upload. */
  readonly ticket: Ticket | undefined;
  /** Whether the vendor may have the image, as far as anybody can tell right now. */
  readonly mayHaveArrived: () => boolean;

  /**
   * A person asks for the upload, for the first time or again.
   *
   * @returns `ask` where an earlier try may have arrived: its key has to be asked about first.
   */
  readonly begin: () => 'send' | 'ask';
  /** @throws UploadError `outcome-unknown` once the proxy may have forgotten the key. */
  readonly assertRemembered: () => void;
  /** A request that can start an upload is about to leave. Throws like `assertRemembered`. */
  readonly requestLeaves: () => void;
  /** All of the file has left in the current attempt. */
  readonly bytesSent: () => void;
  /** @param mayHaveArrived What the failure itself says about that. */
  readonly attemptFailed: (error: UploadError, mayHaveArrived: boolean) => void;
  readonly keepTicket: (ticket: Ticket) => void;
  /** The failure of a storage, as it is to be shown. */
  readonly storageFailed: (error: UploadError) => UploadError;

  /** The proxy remembers how this upload failed. */
  readonly learnFailure: (error: UploadError) => 'new' | 'known';
  /** Sends under a new key from now on: what the old one stood for is given up. */
  readonly takeFreshKey: () => void;
  /** Sends once more under the same key, for a proxy that cannot be asked in any other way. */
  readonly askBySending: () => void;
  /** The failure that ends the run, as it is to be shown. */
  readonly conclude: (error: UploadError) => UploadError;
}

/** What is known of the upload that belongs to the key. */
type Arrival =
  /** The vendor certainly does not have it. */
  | 'none'
  /** The proxy says that it is under way; what it says next is what became of it. */
  | 'pending'
  /** It may have arrived, and nobody has said what became of it. */
  | 'lost'
  /** It may have arrived, and the proxy has said that it does not know either. */
  | 'unclear';

/** How long the token proxy remembers an upload, in milliseconds. */
const PROXY_MEMORY_MS = 600_000;
/** For timeouts that differ, and for a request that is slow to arrive. */
const MEMORY_MARGIN_MS = 60_000;

/** A session for an upload that nobody has tried yet. */
export function createUploadSession(
  { name, repeat }: Pick<AnyProvider, 'name' | 'repeat'>,
  firstKey: string = randomUuid(),
): UploadSession {
  let idempotencyKey = firstKey;
  let ticket: Ticket | undefined;
  let arrival: Arrival = 'none';
  let allHasLeft = false;
  let firstSent: { readonly wallMs: number; readonly monotonicMs: number } | undefined;
  /** Whether a storage has got bytes without an answer that says what became of them. */
  let storageMayHaveIt = false;

  function takeFreshKey(): void {
    idempotencyKey = randomUuid();
    ticket = undefined;
    arrival = 'none';
    firstSent = undefined;
    storageMayHaveIt = false;
  }

  function isForgotten(): boolean {
    if (firstSent === undefined) return false;
    // The wall clock goes on while a computer sleeps, the other one cannot be set back.
    const elapsedMs = Math.max(
      Date.now() - firstSent.wallMs,
      performance.now() - firstSent.monotonicMs,
    );
    return elapsedMs > PROXY_MEMORY_MS - MEMORY_MARGIN_MS;
  }

  function assertRemembered(): void {
    // guard: forgotten-keys-are-not-sent-again
    if (repeat === 'never' && isForgotten()) throw uploadForgotten(name);
  }

  return {
    get idempotencyKey() {
      return idempotencyKey;
    },
    get ticket() {
      return ticket;
    },
    mayHaveArrived: () => arrival !== 'none' || allHasLeft,
    begin() {
      // Bytes that are put at the same place again harm nothing.
      if (ticket !== undefined) return 'send';
      // guard: retries-ask-before-they-send
      if (arrival !== 'none') return 'ask';
      // Nothing has arrived under a key that is too old, so nothing is lost with it.
      if (isForgotten()) takeFreshKey();
      return 'send';
    },
    assertRemembered,
    requestLeaves() {
      assertRemembered();
      firstSent ??= { wallMs: Date.now(), monotonicMs: performance.now() };
    },
    bytesSent() {
      allHasLeft = true;
    },
    attemptFailed(error, mayHaveArrived) {
      const hadLeft = allHasLeft;
      allHasLeft = false;
      if (error.code === 'aborted') {
        if (hadLeft && arrival === 'none') arrival = 'lost';
      } else if (error.code === 'in-progress') {
        if (arrival === 'none') arrival = 'pending';
      } else if (mayHaveArrived) {
        arrival = isAmbiguous(error) && error.status !== undefined ? 'unclear' : 'lost';
      } else if (error.code === 'key-reused' && arrival === 'none') {
        takeFreshKey();
      }
    },
    keepTicket(kept) {
      if (ticket === kept) return;
      ticket = kept;
      // The record that an earlier question may have made is the one it names.
      arrival = 'none';
    },
    storageFailed(error) {
      if (!isUrlExpired(error)) {
        if (error.retryable) storageMayHaveIt = true;
        return error;
      }
      const mayBeThere = storageMayHaveIt;
      // The message says that trying again makes another record, so the retry may do so.
      takeFreshKey();
      if (!mayBeThere) return error;
      const { cause, code, message, provider, status } = error;
      return new UploadError(code, message, { cause, provider, status });
    },
    learnFailure(error) {
      if (isVendorRefusal(error)) takeFreshKey();
      else if (arrival === 'unclear') return 'known';
      else arrival = 'unclear';
      return 'new';
    },
    takeFreshKey,
    askBySending() {
      arrival = 'pending';
      firstSent = undefined;
    },
    conclude(error) {
      // guard: refusals-leave-lost-answers-unknown
      if (arrival === 'none' || STANDS_FOR_ITSELF.has(error.code)) return error;
      if (arrival === 'pending') {
        if (isVendorRefusal(error)) {
          takeFreshKey();
          return error;
        }
        arrival = 'lost';
      }
      return outcomeUnknown(error);
    },
  };
}

/** What is shown as it is, whatever came before. */
const STANDS_FOR_ITSELF: ReadonlySet<UploadErrorCode> = new Set([
  'aborted',
  'in-progress',
  'outcome-unknown',
]);
