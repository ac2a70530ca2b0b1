import type { AnyProvider } from '../core/provider/provider.js';
import type { UploadResult } from '../core/provider/upload-result.js';
import { wait } from '../core/signals.js';
import { askOnce } from './ask-once.js';
import { toUploadError } from './failure.js';
import type { Route } from './route.js';
import type { NextStep, RetriedUpload, Run } from './run-step.js';
import { sendOnce } from './send-once.js';
import type { UploadListener } from './upload-attempt.js';

/**
 * Uploads an image, trying again as far as the retry rule lets it. An upload that may have arrived in
 * an earlier run is asked about before anything is sent.
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
  const run: Run = { provider, file, job, attempts: [], questions: [] };
  let step: NextStep =
    session.begin() === 'ask' ? { do: 'ask', reason: 'retried' } : { do: 'send' };
  let tell = tellChanges(job.onWait);
  try {
    for (;;) {
      // guard: route-is-read-for-every-try
      const current = route();
      const outcome =
        step.do === 'ask'
          ? await askOnce(run, step.reason, current, tell)
          : await sendOnce(run, current, tell);
      if ('result' in outcome) return outcome.result;
      if ('error' in outcome) throw session.conclude(outcome.error);
      // It was under way in between, so a wait is worth telling again, even for the same reason.
      tell = tellChanges(job.onWait);
      step = outcome.next;
      if (outcome.wait === undefined) continue;
      const { delayMs, reason, until = Date.now() + delayMs } = outcome.wait;
      tell(reason, reason === 'offline' ? undefined : until);
      // The gate does the waiting for the other reasons.
      // guard: cancel-ends-a-wait
      if (reason === 'backoff') await wait(delayMs, signal);
    }
  } catch (error) {
    throw toUploadError(error, provider.name, signal);
  }
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
