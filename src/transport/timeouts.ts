import type { AxiosProgressEvent } from 'axios';
import { linkAbortController } from '../core/signals.js';
import { UploadError } from '../core/errors/upload-error.js';
import { startAwakeTimer } from './awake-timer.js';

/** Milliseconds without a byte being sent, after the first one. */
export const STALL_MS = 30_000;

/** Milliseconds for the response, after the last byte. */
export const ANSWER_MS = 90_000;

/** The assumed minimum speed in bytes per second, if the speed can't be measured. */
const SLOWEST_LINE = 32_000;

/**
 * Returns the milliseconds for the bytes and the response together if the browser reports no
 * progress. No browser does when the app has a service worker of its own.
 */
export function unseenMs(bytes: number): number {
  // guard: unseen-bytes-take-their-time
  return ANSWER_MS + (bytes / SLOWEST_LINE) * 1000;
}

/**
 * The timeouts of one request. There is no total timeout, so a slow but steady connection can finish.
 */
interface RequestTimeouts {
  /** Aborted by the caller's signal or a timeout. */
  readonly signal: AbortSignal;
  readonly onProgress: (event: AxiosProgressEvent) => void;
  /** Returns the failure of the timeout that has fired, or `undefined` if none has. */
  readonly failure: () => UploadError | undefined;
  readonly stop: () => void;
}

/** Starts the timeouts of a request with a body of `bytes` bytes. */
export function startTimeouts(
  provider: string,
  bytes: number,
  signal: AbortSignal,
  onProgress: (event: AxiosProgressEvent) => void,
): RequestTimeouts {
  const { controller, release } = linkAbortController(signal);
  let failure: UploadError | undefined;
  let most = 0;
  let stopTimer = waitForAnswer(unseenMs(bytes));

  function waitForAnswer(ms: number): () => void {
    return startAwakeTimer(ms, () => fail(answerMissing(provider, ms)));
  }

  function fail(error: UploadError): void {
    failure = error;
    controller.abort(error);
  }

  function stop(): void {
    stopTimer();
    release();
  }

  return {
    signal: controller.signal,
    failure: () => failure,
    stop,
    onProgress(event) {
      onProgress(event);
      // guard: only-movement-restarts-the-stall-timer
      if (failure !== undefined || event.loaded <= most) return;
      most = event.loaded;
      stopTimer();
      stopTimer =
        most < (event.total ?? bytes)
          ? startAwakeTimer(STALL_MS, () => fail(standstill(provider)))
          : waitForAnswer(ANSWER_MS);
    },
  };
}

function standstill(provider: string): UploadError {
  return new UploadError('stalled', `No bytes were sent for ${STALL_MS} ms.`, { provider });
}

function answerMissing(provider: string, ms: number): UploadError {
  return new UploadError('timeout', `No answer came for ${ms} ms.`, { provider });
}
