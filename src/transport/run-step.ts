import type { UploadErrorCode } from '../core/errors/error-codes.js';
import type { AnyProvider } from '../core/provider/provider.js';
import type { UploadError } from '../core/errors/upload-error.js';
import type { WaitReason } from '../core/items/upload-item.js';
import type { UploadResult } from '../core/provider/upload-result.js';
import { requestGateOf, type RequestGate } from './request-gate.js';
import type { RetryPolicy } from './retry-rule.js';
import type { AttemptOutcome } from './circuit-breaker.js';
import type { Route } from './route.js';
import type { UploadAttempt, UploadListener } from './upload-attempt.js';

/** An upload with all its attempts. */
export type RetriedUpload = Omit<UploadAttempt, 'onProgress' | 'onAsked' | 'onPhase'> &
  RetryPolicy &
  UploadListener & {
    /** When the file was last read, in milliseconds since the epoch. */
    readonly readAt?: number | undefined;
  };

/** The state that all steps of one run share. */
export interface Run {
  readonly provider: AnyProvider;
  readonly file: File;
  readonly job: RetriedUpload;
  /** How the attempts failed, oldest first. */
  readonly attempts: UploadErrorCode[];
  /** How the status requests failed, oldest first. */
  readonly questions: UploadErrorCode[];
}

/** The reason to ask the proxy what became of an upload. */
export type AskReason =
  /** A person retries an upload that may have arrived. */
  | 'retried'
  /** The proxy says that the upload is in progress. */
  | 'in-progress'
  /** A 409 with an unreadable body says that the upload is in progress or done. */
  | 'unreadable';

/** What a run does next. */
export type NextStep = { readonly do: 'send' } | { readonly do: 'ask'; readonly reason: AskReason };

/** How a step ended. */
export type StepOutcome =
  | { readonly result: UploadResult }
  | { readonly error: UploadError }
  | {
      readonly next: NextStep;
      readonly wait?: {
        readonly reason: WaitReason;
        readonly delayMs: number;
        /** Milliseconds since the epoch, if all uploads wait for the same thing. */
        readonly until?: number;
      };
    };

/**
 * Runs a step once the gate allows it.
 *
 * @param step Gets the gate and a function that reports how the attempt ended. If that isn't called,
 * the outcome is `unknown`.
 */
export async function runStep(
  route: Route,
  { job, provider }: Run,
  onWait: NonNullable<UploadListener['onWait']>,
  step: (gate: RequestGate, settle: (outcome: AttemptOutcome) => void) => Promise<StepOutcome>,
): Promise<StepOutcome> {
  const gate = requestGateOf(route, provider);
  const leave = await gate.enter(job.signal, onWait);
  let outcome: AttemptOutcome = 'unknown';
  try {
    return await step(gate, (ended) => (outcome = ended));
  } finally {
    leave(outcome);
  }
}
