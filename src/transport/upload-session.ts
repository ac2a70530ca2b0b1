import type { UploadErrorCode } from '../core/errors/error-codes.js';
import type { AnyProvider } from '../core/provider/provider.js';
import { randomUuid } from '../core/random-uuid.js';
import { isAmbiguous, isUrlExpired, UploadError } from '../core/errors/upload-error.js';
import type { UploadResult } from '../core/provider/upload-result.js';
import { isVendorRefusal, outcomeUnknown, uploadForgotten } from './outcome-unknown.js';

/** A storage URL for the bytes, and the result of the upload once they have arrived. */
export interface Ticket {
  readonly url: string;
  /** Names are in lower case. The URL was signed for these headers, and the storage accepts no others. */
  readonly headers: Readonly<Record<string, string>>;
  readonly result: UploadResult;
}

/**
 * The state that keeps people from paying twice across all attempts of one upload, automatic and
 * manual. Only this module changes it.
 */
export interface UploadSession {
  /** All requests with this key become one upload in the proxy. */
  readonly idempotencyKey: string;
  /** The storage URL, if there is one. Sending the bytes there twice creates no second upload. */
  readonly ticket: Ticket | undefined;
  /** Whether the vendor may have the image, based on everything known right now. */
  readonly mayHaveArrived: () => boolean;

  /**
   * A person starts the upload, for the first time or again.
   *
   * @returns `ask` if an earlier attempt may have arrived, so that the proxy must be asked about its
   * key first.
   */
  readonly begin: () => 'send' | 'ask';
  /** @throws UploadError `outcome-unknown` once the proxy may have forgotten the key. */
  readonly assertRemembered: () => void;
  /** A request that can start an upload is about to be sent. Throws like `assertRemembered`. */
  readonly requestLeaves: () => void;
  /** All bytes of the file were sent in the current attempt. */
  readonly bytesSent: () => void;
  /** @param mayHaveArrived Whether the upload may have arrived despite this failure. */
  readonly attemptFailed: (error: UploadError, mayHaveArrived: boolean) => void;
  readonly keepTicket: (ticket: Ticket) => void;
  /** Returns the failure of a storage as it is shown to people. */
  readonly storageFailed: (error: UploadError) => UploadError;

  /** Records a failure that the proxy remembered for this upload. */
  readonly learnFailure: (error: UploadError) => 'new' | 'known';
  /** Uses a new key from now on and gives up the upload with the old one. */
  readonly takeFreshKey: () => void;
  /** Allows sending again with the same key, for a proxy that can't be asked in any other way. */
  readonly askBySending: () => void;
  /** Returns the failure that ends the run as it is shown to people. */
  readonly conclude: (error: UploadError) => UploadError;
}

/** How much is known about the upload with the key. */
type Arrival =
  /** The vendor certainly doesn't have it. */
  | 'none'
  /** The proxy says that it is in progress. The proxy's next response tells what became of it. */
  | 'pending'
  /** It may have arrived, and nothing is known about the outcome. */
  | 'lost'
  /** It may have arrived, and the proxy doesn't know either. */
  | 'unclear';

/** How long the token proxy remembers an upload, in milliseconds. */
const PROXY_MEMORY_MS = 600_000;
/** Allows for different timeouts and for a request that is slow to arrive. */
const MEMORY_MARGIN_MS = 60_000;

/** Creates a session for an upload that hasn't been tried yet. */
export function createUploadSession(
  { name, repeat }: Pick<AnyProvider, 'name' | 'repeat'>,
  firstKey: string = randomUuid(),
): UploadSession {
  let idempotencyKey = firstKey;
  let ticket: Ticket | undefined;
  let arrival: Arrival = 'none';
  let allHasLeft = false;
  let firstSent: { readonly wallMs: number; readonly monotonicMs: number } | undefined;
  /** Whether a storage may have received bytes although its response was lost. */
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
    // The wall clock keeps running while a computer sleeps. The monotonic clock can't be set back.
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
      // Sending bytes to the same place again is harmless.
      if (ticket !== undefined) return 'send';
      // guard: retries-ask-before-they-send
      if (arrival !== 'none') return 'ask';
      // Nothing has arrived with this key, so nothing is lost by replacing one that is too old.
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
    keepTicket(given) {
      if (ticket === given) return;
      ticket = given;
      // If an earlier ticket request created a record, this ticket is for the same one.
      arrival = 'none';
    },
    storageFailed(error) {
      if (!isUrlExpired(error)) {
        if (error.retryable) storageMayHaveIt = true;
        return error;
      }
      const mayBeThere = storageMayHaveIt;
      // People were told that trying again creates another record, so a retry may create one.
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

/** Codes that are shown unchanged, no matter what came before. */
const STANDS_FOR_ITSELF: ReadonlySet<UploadErrorCode> = new Set([
  'aborted',
  'in-progress',
  'outcome-unknown',
]);
