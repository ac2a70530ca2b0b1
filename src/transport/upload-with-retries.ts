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
 * Uploads an image, with the retries that the retry rule allows. If it may have arrived in an earlier
 * run, the proxy is asked before anything is sent.
 *
 * @param route Called before every attempt, so that the latest token is sent.
 * @throws UploadError Never anything else.
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
      // The upload was running in between, so a wait is reported again, even for the same reason.
      tell = tellChanges(job.onWait);
      step = outcome.next;
      if (outcome.wait === undefined) continue;
      const { delayMs, reason, until = Date.now() + delayMs } = outcome.wait;
      tell(reason, reason === 'offline' ? undefined : until);
      // For all other reasons, the gate waits.
      // guard: cancel-ends-a-wait
      if (reason === 'backoff') await wait(delayMs, signal);
    }
  } catch (error) {
    throw toUploadError(error, provider.name, signal);
  }
}

/** Skips a report that equals the previous one. */
function tellChanges(onWait: UploadListener['onWait']): NonNullable<UploadListener['onWait']> {
  let said = '';
  return (reason, until) => {
    if (said === `${reason} ${until}`) return;
    said = `${reason} ${until}`;
    onWait?.(reason, until);
  };
}
