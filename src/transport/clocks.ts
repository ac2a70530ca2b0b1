import type { AxiosProgressEvent } from 'axios';
import { followSignal } from '../core/follow-signal.js';
import { UploadError } from '../core/upload-error.js';

/** The clocks of one request. There is none on the whole: a slow line that moves may take its time. */
export interface Clocks {
  /** Aborted by the caller's signal, and by a clock that runs out. */
  readonly signal: AbortSignal;
  readonly onProgress: (event: AxiosProgressEvent) => void;
  /** What a clock says that has run out. */
  readonly failure: () => UploadError | undefined;
  readonly stop: () => void;
}

/** Without a byte leaving, once one has left. */
const STALL_MS = 30_000;
/**
 * For the answer, after the last byte; also for the whole where a browser tells of no progress, as
 * behind an app's own service worker.
 */
const ANSWER_MS = 90_000;

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
  let timer = setTimeout(() => fail(answerMissing(provider)), ANSWER_MS);

  function fail(error: UploadError): void {
    failure = error;
    controller.abort(error);
  }

  function stop(): void {
    clearTimeout(timer);
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
      clearTimeout(timer);
      timer =
        most < (event.total ?? bytes)
          ? setTimeout(() => fail(standstill(provider)), STALL_MS)
          : setTimeout(() => fail(answerMissing(provider)), ANSWER_MS);
    },
  };
}

function standstill(provider: string): UploadError {
  return new UploadError('stalled', `No byte has left for ${STALL_MS} ms.`, { provider });
}

function answerMissing(provider: string): UploadError {
  return new UploadError('timeout', `No answer has come for ${ANSWER_MS} ms.`, { provider });
}
