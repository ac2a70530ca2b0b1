import { UploadError } from '../../core/errors/upload-error.js';

/** The longest that the site's own functions and stores may take, in milliseconds. */
export const LONGEST_ANSWER_MS = 10_000;

/** The longest that a vendor's answer can be waited for, in milliseconds: Node's fetch ends there. */
export const LONGEST_RESPONSE_MS = 300_000;

/** How long the proxy waits, in milliseconds. */
export interface Timeouts {
  /**
   * Maximum time without a byte moving: 408 `client-timeout` while the client sends, 504
   * `upstream-timeout` while the vendor reads.
   *
   * @default 30_000
   */
  readonly idleMs?: number;
  /**
   * Maximum time for the vendor's response after the last byte, at most 300,000; then 504
   * `upstream-timeout`. Time for bytes that may still be in buffers is added, at 128 kB a second.
   *
   * @default 60_000
   */
  readonly responseMs?: number;
  /**
   * Maximum time for the whole transfer; then 504 `upstream-timeout`.
   *
   * @default no limit
   */
  readonly totalMs?: number;
}

/** What a transfer is waiting for; `nobody` while the proxy itself is busy. */
type WaitingFor = 'client' | 'vendor' | 'answer' | 'nobody';

/** The timeouts of one transfer and its end: the first failure wins and aborts everything. */
export interface TransferTimeouts {
  /** Aborts the vendor's request. */
  readonly signal: AbortSignal;
  /** The first failure, if there is one. */
  readonly failure: () => UploadError | undefined;
  readonly fail: (error: UploadError) => void;
  /**
   * A byte moved; from now on the transfer waits for that side.
   *
   * @param sentBytes Part of what was sent may still lie in the buffers of both systems: a vendor that
   *   reads slowly gets time for it.
   */
  readonly waitFor: (side: WaitingFor, sentBytes?: number) => void;
  /** Stops all timeouts for good. */
  readonly clear: () => void;
}

const IDLE_MS = 30_000;
const RESPONSE_MS = 60_000;
/** The most that sockets buffer with Linux's defaults, both sides together. */
const MOST_BUFFERED_BYTES = 10_000_000;
/** 128 kB a second. */
const SLOWEST_BYTES_PER_MS = 128;

/** Starts the timeouts of one transfer. */
export function startTimeouts({
  idleMs = IDLE_MS,
  responseMs = RESPONSE_MS,
  totalMs,
}: Timeouts = {}): TransferTimeouts {
  const controller = new AbortController();
  let failure: UploadError | undefined;
  let over = false;
  let current: ReturnType<typeof setTimeout> | undefined;

  function fail(error: UploadError): void {
    if (over) return;
    failure = error;
    clear();
    controller.abort(error);
  }

  const total =
    totalMs === undefined ? undefined : setTimeout(() => fail(vendorTooSlow(totalMs)), totalMs);

  function clear(): void {
    over = true;
    clearTimeout(current);
    clearTimeout(total);
  }

  return {
    signal: controller.signal,
    failure: () => failure,
    fail,
    waitFor(side, sentBytes = 0) {
      clearTimeout(current);
      if (over || side === 'nobody') return;
      const drainMs = Math.min(sentBytes, MOST_BUFFERED_BYTES) / SLOWEST_BYTES_PER_MS;
      // guard: slow-vendors-get-time
      const answerMs = Math.min(responseMs + drainMs, LONGEST_RESPONSE_MS);
      const ms = Math.round(side === 'answer' ? answerMs : idleMs);
      current = setTimeout(
        () => fail(side === 'client' ? clientTooSlow(ms) : vendorTooSlow(ms)),
        ms,
      );
    },
    clear,
  };
}

function clientTooSlow(ms: number): UploadError {
  return new UploadError(
    'client-timeout',
    `The client sent nothing for ${ms} ms, so the upload was aborted before it was complete.`,
  );
}

function vendorTooSlow(ms: number): UploadError {
  return new UploadError(
    'upstream-timeout',
    `The provider did not respond for ${ms} ms. It may still have the image.`,
  );
}
