import type { AxiosProgressEvent } from 'axios';
import { followSignal } from '../core/follow-signal.js';
import { UploadError } from '../core/errors/upload-error.js';
import { startAwakeTimer } from './awake-timer.js';
import { ANSWER_MS, STALL_MS, unseenMs } from './timeout-limits.js';

/** The clocks of one request. There is none on the whole: a slow line that moves may take its time. */
export interface Clocks {
  /** Aborted by the caller's signal, and by a clock that runs out. */
  readonly signal: AbortSignal;
  readonly onProgress: (event: AxiosProgressEvent) => void;
  /** What a clock says that has run out. */
  readonly failure: () => UploadError | undefined;
  readonly stop: () => void;
}

/** Starts the clocks of a request whose body has so many bytes. */
export function startClocks(
  provider: string,
  bytes: number,
  signal: AbortSignal,
  onProgress: (event: AxiosProgressEvent) => void,
): Clocks {
  const { controller, release } = followSignal(signal);
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
