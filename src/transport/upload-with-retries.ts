import type { AnyProvider } from '../core/provider.js';
import { UploadError } from '../core/upload-error.js';
import type { WaitReason } from '../core/upload-item.js';
import type { UploadResult } from '../core/upload-result.js';
import { judgeFailure, type RetryPolicy, type Sent } from './retry-rule.js';
import {
  uploadImage,
  type Route,
  type TransferProgress,
  type UploadAttempt,
} from './upload-image.js';

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
  job: Omit<UploadAttempt, 'onProgress'> & RetryPolicy & UploadListener,
): Promise<UploadResult> {
  for (let triesBefore = 0; ; triesBefore += 1) {
    const { onProgress, sent } = watchProgress(job);
    try {
      return await uploadImage(provider, file, route, { ...job, onProgress });
    } catch (error) {
      if (!(error instanceof UploadError) || error.code === 'aborted') throw error;
      const verdict = judgeFailure({ error, sent: sent(), triesBefore }, provider, job);
      if (verdict.next === 'fail') throw verdict.error;
      job.onWait?.(verdict.reason, Date.now() + verdict.delayMs);
      await wait(verdict.delayMs, job.signal);
    }
  }
}

function watchProgress({ onProgress, onSent }: UploadListener) {
  let sent: Sent = 'nothing';
  return {
    sent: () => sent,
    onProgress: (progress: TransferProgress) => {
      if (sent === 'everything') return;
      onProgress?.(progress);
      if (progress.loaded > 0) sent = 'something';
      if (progress.loaded < progress.total) return;
      sent = 'everything';
      onSent?.();
    },
  };
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new UploadError('aborted', 'The upload was canceled while it waited.'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
