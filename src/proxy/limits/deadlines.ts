import { UploadError } from '../../core/errors/upload-error.js';
import { LONGEST_RESPONSE_MS, type Timeouts } from '../config/options.js';

/** For whom the transfer waits just now; `nobody` is to blame while the proxy itself is busy. */
export type WaitingFor = 'client' | 'vendor' | 'answer' | 'nobody';

/** The clocks of one upload and its end: the first failure wins and aborts everything. */
export interface Deadlines {
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
  /** Stops the clocks for good. */
  readonly clear: () => void;
}

const IDLE_MS = 30_000;
const RESPONSE_MS = 60_000;
/** What sockets hold at the most, as Linux sets them up; both sides together. */
const MOST_BUFFERED_BYTES = 10_000_000;
/** 128 kB a second. */
const SLOWEST_BYTES_PER_MS = 128;

/** Starts the clocks of one upload. */
export function startDeadlines({
  idleMs = IDLE_MS,
  responseMs = RESPONSE_MS,
  totalMs,
}: Timeouts = {}): Deadlines {
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
