import type { UploadErrorCode } from '../core/error-codes.js';
import type { AnyProvider } from '../core/provider.js';
import { UploadError } from '../core/upload-error.js';
import type { WaitReason } from '../core/upload-item.js';
import type { UploadResult } from '../core/upload-result.js';
import { judgeFailure, type RetryPolicy, type Sent } from './retry-rule.js';
import type { Route } from './route.js';
import type { TransferProgress, UploadAttempt } from './upload-attempt.js';
import { uploadImage } from './upload-image.js';

/** What an upload tells while it runs. */
export interface UploadListener {
  readonly onProgress?: (progress: TransferProgress) => void;
  /** All bytes are sent; the answer is not there yet. */
  readonly onSent?: () => void;
  /** @param until Milliseconds since the epoch. */
  readonly onWait?: (reason: WaitReason, until: number) => void;
}

/** Uploads an image, trying again as far as the retry rule lets it. */
export async function uploadWithRetries(
  provider: AnyProvider,
  file: File,
  route: Route,
  job: Omit<UploadAttempt, 'onProgress' | 'onAsked' | 'onTicket'> & RetryPolicy & UploadListener,
): Promise<UploadResult> {
  const before: UploadErrorCode[] = [];
  for (;;) {
    const watch = watchProgress(job);
    const { onAsked, onProgress, onTicket } = watch;
    try {
      return await uploadImage(provider, file, route, {
        ...job,
        onAsked,
        onProgress,
        onTicket,
      });
    } catch (error) {
      if (!(error instanceof UploadError) || error.code === 'aborted') throw error;
      const failed = { error, sent: watch.sent(), at: watch.at(), before };
      const verdict = judgeFailure(failed, provider, job);
      if (verdict.next === 'fail') throw verdict.error;
      before.push(error.code);
      watch.end();
      job.onWait?.(verdict.reason, Date.now() + verdict.delayMs);
      await wait(verdict.delayMs, provider, job.signal);
    } finally {
      watch.end();
    }
  }
}

function watchProgress({ onProgress, onSent }: UploadListener) {
  let sent: Sent = 'nothing';
  let at: 'proxy' | 'storage' = 'proxy';
  let ended = false;
  return {
    sent: () => sent,
    at: () => at,
    onTicket: () => {
      at = 'storage';
    },
    /** Axios holds progress back for a moment; what comes after the try has ended is of no use. */
    end: () => {
      ended = true;
    },
    onAsked: () => {
      if (sent === 'nothing') sent = 'something';
    },
    onProgress: (progress: TransferProgress) => {
      if (ended || sent === 'everything') return;
      onProgress?.(progress);
      if (progress.loaded > 0) sent = 'something';
      if (progress.loaded < progress.total) return;
      sent = 'everything';
      onSent?.();
    },
  };
}

function wait(ms: number, { name }: AnyProvider, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      const message = 'The upload was canceled while it waited.';
      reject(new UploadError('aborted', message, { provider: name }));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
