import { isAmbiguous, UploadError } from '../core/errors/upload-error.js';
import { askStatus } from './ask-status.js';
import { toUploadError } from './failure.js';
import { outcomeUnknown } from './outcome-unknown.js';
import { decideNextQuestion } from './question-rule.js';
import { countTries, decideRetry } from './retry-rule.js';
import { RequestHeld } from './request-gate.js';
import type { Route } from './route.js';
import { runStep, type AskReason, type Run, type StepOutcome } from './run-step.js';
import type { UploadListener } from './upload-attempt.js';

const SEND: StepOutcome = { next: { do: 'send' } };

/** Asks what became of the upload and decides what to do about the answer. */
export function askOnce(
  run: Run,
  reason: AskReason,
  route: Route,
  onWait: NonNullable<UploadListener['onWait']>,
): Promise<StepOutcome> {
  const { file, job, provider } = run;
  return runStep(route, run, onWait, async (gate, settle) => {
    if (gate.answersStatus === 'no') return askBySending(run, reason);
    try {
      const answer = await askStatus(provider, file, route, job);
      settle('passed');
      switch (answer.state) {
        case 'finished':
          return { result: answer.result };
        case 'unknown-key':
          return sendUnknown(run, reason);
        case 'failed':
          return learn(run, reason, answer.error);
        case 'unsupported':
          gate.answersStatus = 'no';
          return askBySending(run, reason);
        default:
          return answer satisfies never;
      }
    } catch (thrown) {
      if (thrown instanceof RequestHeld) return { next: { do: 'ask', reason } };
      const error = toUploadError(thrown, provider.name, job.signal);
      if (error.status !== undefined) settle('passed');
      else if (error.code === 'network') settle('network-error');
      const decision = decideNextQuestion(error, run.questions);
      run.questions.push(error.code);
      const { delayMs } = decision;
      const until = error.code === 'rate-limited' ? { until: gate.pause(delayMs) } : {};
      if (decision.next === 'fail') return { error: decision.error };
      const wait = { reason: decision.reason, delayMs, ...until };
      return { next: { do: 'ask', reason }, wait };
    }
  });
}

/**
 * Handles an upload that the proxy doesn't know. A person's retry is sent. An automatic retry usually
 * isn't, because the upload could have arrived without a trace.
 */
function sendUnknown({ attempts, job, provider }: Run, reason: AskReason): StepOutcome {
  const { retries, retryAmbiguous, session } = job;
  if (reason === 'retried') {
    // The key finds a vendor's record with a storage URL again, so no second record is created.
    // guard: retries-of-forgotten-uploads-take-a-fresh-key
    if (provider.presigned) session.askBySending();
    else session.takeFreshKey();
    return SEND;
  }
  const isWanted = provider.repeat === 'harmless' && retryAmbiguous;
  // guard: forgotten-uploads-are-not-sent-again-unasked
  if (isWanted && countTries(attempts) < retries) return SEND;
  const { name } = provider;
  return {
    error: new UploadError(
      'outcome-unknown',
      'The token proxy said this upload was in progress and no longer knows it. Sending it again could create a duplicate.',
      { provider: name },
    ),
  };
}

function learn(run: Run, reason: AskReason, error: UploadError): StepOutcome {
  const { attempts, job, provider } = run;
  const { session } = job;
  const isNew = session.learnFailure(error) === 'new';
  if (reason === 'retried') {
    // A person who has already seen this failure wants another try.
    if (!isNew) session.takeFreshKey();
    return isNew ? { error } : SEND;
  }
  if (!isAmbiguous(error)) return { error };
  const decision = decideRetry({ error, sent: 'everything', before: attempts }, provider, job);
  attempts.push(error.code);
  if (decision.next === 'fail') return { error: decision.error };
  const { delayMs } = decision;
  return { next: { do: 'send' }, wait: { reason: decision.reason, delayMs } };
}

/** For a proxy that can't be asked: only sending the upload again with its key tells what became of it. */
function askBySending({ attempts, job, provider }: Run, reason: AskReason): StepOutcome {
  if (reason === 'unreadable') {
    const conflict = new UploadError('in-progress', 'The answer was a conflict (409).', {
      provider: provider.name,
      status: 409,
    });
    attempts.push('in-progress');
    return { error: outcomeUnknown(conflict) };
  }
  if (reason === 'retried') job.session.askBySending();
  return SEND;
}
