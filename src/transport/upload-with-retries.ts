import type { UploadErrorCode } from '../core/error-codes.js';
import type { AnyProvider } from '../core/provider.js';
import { changedFile, readingFault, unreadableFile } from '../core/unreadable-file.js';
import type { UploadError } from '../core/upload-error.js';
import type { UploadResult } from '../core/upload-result.js';
import { wait } from '../core/wait.js';
import { toUploadError } from './failure.js';
import { laneOf } from './lane.js';
import {
  delayAfter,
  isBreak,
  judgeFailure,
  mayHaveArrived,
  outcomeUnknown,
  type FailedTry,
  type RetryPolicy,
} from './retry-rule.js';
import type { TryNews } from './room.js';
import type { Route } from './route.js';
import type { UploadAttempt, UploadListener } from './upload-attempt.js';
import { uploadImage } from './upload-image.js';
import { watchTry } from './watch-try.js';

/** An upload with all its tries. */
export type RetriedUpload = Omit<UploadAttempt, 'onProgress' | 'onAsked' | 'onTicket'> &
  RetryPolicy &
  UploadListener;

/**
 * Uploads an image, trying again as far as the retry rule lets it.
 *
 * @param route Asked before every try, so that a token that has been renewed meanwhile is the one sent.
 * @throws UploadError Always one of those, whatever went wrong.
 */
export async function uploadWithRetries(
  provider: AnyProvider,
  file: File,
  route: () => Route,
  job: RetriedUpload,
): Promise<UploadResult> {
  const { session, signal } = job;
  const before: UploadErrorCode[] = [];
  let tell = tellChanges(job.onWait);
  let isUnknown = false;
  try {
    for (;;) {
      // guard: route-is-read-for-every-try
      const outcome = await tryOnce(provider, file, route(), { ...job, before, onWait: tell });
      if ('result' in outcome) return outcome.result;
      // It was under way, so that it waits is news again.
      tell = tellChanges(job.onWait);
      const { error, pausedUntil } = outcome;
      if (error.code === 'aborted') throw error;
      const verdict = judgeFailure(outcome, provider, job);
      session.mayHaveArrived ||= mayHaveArrived(outcome);
      // Who was told that it is under way hears what became of it.
      if (error.code !== 'in-progress') isUnknown ||= mayHaveArrived(outcome);
      if (verdict.next === 'fail') throw isUnknown ? unknown(verdict.error) : verdict.error;
      before.push(error.code);
      const { delayMs, reason } = verdict;
      const until = pausedUntil ?? Date.now() + delayMs;
      tell(reason, reason === 'offline' ? undefined : until);
      // The lane waits for the others.
      // guard: cancel-ends-a-wait
      if (reason === 'backoff') await wait(delayMs, signal);
    }
  } catch (error) {
    throw toUploadError(error, provider.name, signal);
  }
}

/** A last refusal says nothing about an earlier try that may have got through. */
function unknown(error: UploadError): UploadError {
  return error.code === 'outcome-unknown' ? error : outcomeUnknown(error);
}

/** Passes on what differs from what was said last. */
function tellChanges(onWait: UploadListener['onWait']): NonNullable<UploadListener['onWait']> {
  let said = '';
  return (reason, until) => {
    if (said === `${reason} ${until}`) return;
    said = `${reason} ${until}`;
    onWait?.(reason, until);
  };
}

type Outcome = { readonly result: UploadResult } | (FailedTry & { readonly pausedUntil?: number });

async function tryOnce(
  provider: AnyProvider,
  file: File,
  route: Route,
  job: RetriedUpload & Pick<FailedTry, 'before'> & Required<Pick<UploadListener, 'onWait'>>,
): Promise<Outcome> {
  const { before, session, signal } = job;
  const lane = laneOf(route, provider);
  const leave = await lane.enter(signal, job.onWait);
  const knownBefore = session.mayHaveArrived ?? false;
  const watch = watchTry({
    ...job,
    onSent() {
      session.mayHaveArrived = true;
      job.onSent?.();
    },
  });
  let news: TryNews = 'no-news';
  try {
    const gone = await readingFault(file, signal);
    // guard: file-is-probed-before-a-try
    if (gone !== undefined) throw unreadableFile(file, gone);
    watch.onProgress({ loaded: 0, total: file.size });
    const { onAsked, onProgress, onTicket } = watch;
    const result = await uploadImage(provider, file, route, {
      ...job,
      onAsked,
      onProgress,
      onTicket,
    });
    news = 'let-through';
    return { result };
  } catch (thrown) {
    const error = toUploadError(thrown, provider.name, signal);
    const failed = { error, sent: watch.sent(), at: watch.at(), before };
    if (error.code === 'aborted') return failed;
    session.mayHaveArrived = knownBefore;
    if (error.code === 'rate-limited') {
      return { ...failed, pausedUntil: lane.pause(delayAfter(error, before.length)) };
    }
    const ofFile = await fileOf(failed, file, signal);
    if (error.status !== undefined) news = 'let-through';
    // A storage that breaks, or that does not let this page in, says nothing about the proxy.
    else if (ofFile === undefined && error.code === 'network' && failed.at === 'proxy') {
      // guard: one-probe-into-a-dead-network
      news = 'broken';
    }
    // guard: changed-files-are-not-sent-again
    return ofFile ?? failed;
  } finally {
    watch.end();
    leave(news);
  }
}

/** A request without an answer can have ended because its file is no longer what it was. */
async function fileOf(
  failed: FailedTry,
  file: File,
  signal: AbortSignal,
): Promise<FailedTry | undefined> {
  // Bytes that have all left were those of the file.
  if (!isBreak(failed.error) || failed.sent === 'everything') return undefined;
  const fault = await readingFault(file, signal);
  return fault === undefined ? undefined : { ...failed, error: changedFile(file, fault) };
}
