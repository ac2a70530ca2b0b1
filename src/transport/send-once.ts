import { changedFile, readingFault, unreadableFile } from '../core/rules/unreadable-file.js';
import { toUploadError } from './failure.js';
import { isBreak, decideRetry, mayHaveArrived, type FailedTry } from './retry-rule.js';
import { RequestHeld } from './request-gate.js';
import type { Route } from './route.js';
import { runStep, type Run, type StepOutcome } from './run-step.js';
import type { UploadListener } from './upload-attempt.js';
import { uploadImage } from './upload-image.js';
import { watchAttempt } from './watch-attempt.js';

/** Milliseconds. */
const JUST_READ_MS = 5000;

/** Sends the file and decides what to do about the outcome. */
export function sendOnce(
  run: Run,
  route: Route,
  onWait: NonNullable<UploadListener['onWait']>,
): Promise<StepOutcome> {
  const { attempts, file, job, provider } = run;
  const { session, signal } = job;
  return runStep(route, run, onWait, async (gate, settle) => {
    // The gate may have held it for a while.
    const isFresh = wasJustRead(run);
    const watch = watchAttempt({
      ...job,
      onSent() {
        session.bytesSent();
        job.onSent?.();
      },
    });
    try {
      const gone = isFresh ? undefined : await readingFault(file, signal);
      // guard: file-is-probed-before-a-try
      if (gone !== undefined) throw unreadableFile(file, gone);
      watch.onProgress({ loaded: 0, total: file.size });
      const { onAsked, onPhase, onProgress } = watch;
      const result = await uploadImage(provider, file, route, {
        ...job,
        onAsked,
        onProgress,
        onPhase,
      });
      settle('passed');
      return { result };
    } catch (thrown) {
      if (thrown instanceof RequestHeld) return { next: { do: 'send' } };
      const error = toUploadError(thrown, provider.name, signal);
      const failed = { error, sent: watch.sent(), at: watch.at(), before: attempts };
      const ofFile = error.code === 'aborted' ? undefined : await fileOf(failed, run, isFresh);
      if (error.status !== undefined) settle('passed');
      // A storage that fails or doesn't allow this page says nothing about the proxy.
      else if (ofFile === undefined && error.code === 'network' && failed.at !== 'storage') {
        // guard: one-probe-into-a-dead-network
        settle('network-error');
      }
      // guard: changed-files-are-not-sent-again
      const outcome = decide(run, ofFile ?? failed);
      if (error.code !== 'rate-limited') return outcome.step;
      // Must happen before the next request may start.
      return withPause(outcome.step, gate.pause(outcome.delayMs));
    } finally {
      watch.end();
    }
  });
}

/**
 * Whether the file was read so recently that reading a byte of it again would only take time. Before a
 * request that creates a record at a vendor, it is read in any case. A clock that stops while the computer
 * sleeps would be wrong here.
 */
function wasJustRead({ attempts, job, provider }: Run): boolean {
  const age = Date.now() - (job.readAt ?? 0);
  return attempts.length === 0 && !provider.presigned && age >= 0 && age < JUST_READ_MS;
}

function decide({ attempts, job, provider }: Run, failed: FailedTry) {
  const { error } = failed;
  job.session.attemptFailed(error, mayHaveArrived(failed, provider));
  if (error.code === 'aborted') return { step: { error }, delayMs: 0 };
  const decision = decideRetry(failed, provider, job);
  attempts.push(error.code);
  const { delayMs } = decision;
  if (decision.next === 'fail') return { step: { error: decision.error }, delayMs };
  const reason = error.code === 'in-progress' ? ('in-progress' as const) : ('unreadable' as const);
  const next =
    decision.next === 'ask' ? ({ do: 'ask', reason } as const) : ({ do: 'send' } as const);
  return { step: { next, wait: { reason: decision.reason, delayMs } }, delayMs };
}

function withPause(step: StepOutcome, until: number): StepOutcome {
  return 'wait' in step && step.wait ? { ...step, wait: { ...step.wait, until } } : step;
}

/** Checks whether a request without a response may have failed because its file has changed. */
async function fileOf(
  failed: FailedTry,
  { file, job }: Run,
  isFresh: boolean,
): Promise<FailedTry | undefined> {
  // If all bytes were sent, the file was readable.
  if (!isBreak(failed.error) || failed.sent === 'everything') return undefined;
  const fault = await readingFault(file, job.signal);
  if (fault === undefined) return undefined;
  // It wasn't read before this try, so it may have changed before.
  const isOld = isFresh && failed.sent === 'nothing';
  return { ...failed, error: (isOld ? unreadableFile : changedFile)(file, fault) };
}
