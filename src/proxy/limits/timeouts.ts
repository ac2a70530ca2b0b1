import { UploadError } from '../../core/errors/upload-error.js';

/** The maximum time for the site's own functions and stores, in milliseconds. */
export const LONGEST_ANSWER_MS = 10_000;

/** The maximum wait for a vendor's response, in milliseconds. Node's fetch gives up after that. */
export const LONGEST_RESPONSE_MS = 300_000;

/** The timeouts of the proxy, in milliseconds. */
export interface Timeouts {
  /**
   * Maximum time without a byte moving. It ends as 408 `client-timeout` while the client sends, and as
   * 504 `upstream-timeout` while the vendor reads.
   *
   * @default 30_000
   */
  readonly idleMs?: number;
  /**
   * Maximum time for the vendor's response after the last byte, at most 300,000. It ends as 504
   * `upstream-timeout`. Time for bytes that may still be in buffers is added, at 128 kB per second.
   *
   * @default 60_000
   */
  readonly responseMs?: number;
  /**
   * Maximum time for the whole transfer. It ends as 504 `upstream-timeout`.
   *
   * @default no limit
   */
  readonly totalMs?: number;
}

/** The side that a transfer is waiting for, or `nobody` while the proxy itself is busy. */
type WaitingFor = 'client' | 'vendor' | 'answer' | 'nobody';

/** The timeouts of one transfer. The first failure wins and aborts everything. */
export interface TransferTimeouts {
  /** Aborts the vendor's request. */
  readonly signal: AbortSignal;
  /** Returns the first failure, if there is one. */
  readonly failure: () => UploadError | undefined;
  readonly fail: (error: UploadError) => void;
  /**
   * Reports that a byte moved. From now on, the transfer waits for that side.
   *
   * @param sentBytes The number of bytes sent. Some may still be in the buffers of both systems, so a
   *   vendor that reads slowly gets time for them.
   */
  readonly waitFor: (side: WaitingFor, sentBytes?: number) => void;
  /** Stops all timeouts for good. */
  readonly clear: () => void;
}

const IDLE_MS = 30_000;
const RESPONSE_MS = 60_000;
/** The maximum that sockets buffer with Linux's defaults, on both sides together. */
const MOST_BUFFERED_BYTES = 10_000_000;
/** 128 kB per second. */
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
    `The provider did not respond for ${ms} ms. It may have the image anyway.`,
  );
}
