import type { ImageFacts } from '../core/rules/image-facts.js';
import { closestName } from '../core/closest-name.js';
import { tellDeveloper } from '../core/errors/developer-console.js';
import { checkOptions, type CheckedOptions } from '../core/provider/provider-options.js';
import { UploadError } from '../core/errors/upload-error.js';
import type { UploadResult } from '../core/provider/upload-result.js';
import type { Route } from '../transport/route.js';
import type { UploadListener } from '../transport/upload-attempt.js';
import { uploadWithRetries } from '../transport/upload-with-retries.js';
import { readyFile, type ReadyRules } from './ready-file.js';
import type { ReadyFile, UploadJob } from './upload-job.js';
import { DEFAULT_RETRIES, type RetrySettings } from './settings.js';

/** Callbacks of a job while it runs. */
interface JobListener extends UploadListener {
  /** The file is ready to be sent. It may differ from the chosen one. */
  readonly onReady?: (ready: ReadyFile) => void;
}

/** The settings for sending a job. */
type JobSettings = Route & RetrySettings & ReadyRules;

/**
 * Prepares a job's file and sends it.
 *
 * @param facts The facts that the bytes of the chosen file prove.
 * @param settings Read again before every attempt.
 * @throws UploadError Or any error that an app's own function threw.
 */
export async function sendJob(
  job: UploadJob,
  facts: ImageFacts,
  settings: () => JobSettings,
  { onReady, ...listener }: JobListener,
): Promise<UploadResult> {
  const { controller, provider, session } = job;
  const options = checkedOptions(job);
  const ready = await readyFile(job, facts, settings());
  onReady?.(ready);
  const { retries = DEFAULT_RETRIES, retryAmbiguous = false } = settings();
  return uploadWithRetries(provider, ready.file, settings, {
    ...listener,
    options,
    session,
    readAt: job.readAt,
    signal: controller.signal,
    retries,
    retryAmbiguous,
  });
}

function checkedOptions({ options, provider }: UploadJob): CheckedOptions {
  try {
    return checkOptions(provider, options);
  } catch (error) {
    try {
      if (process.env.NODE_ENV !== 'production')
        tellDeveloper('options', () => {
          if (!(error instanceof UploadError)) return undefined;
          const given = String(error.params['option']);
          const names = Object.keys(provider.options);
          const meant = names.includes(given) ? undefined : closestName(given, names);
          return meant === undefined ? error.message : `${error.message} Did you mean "${meant}"?`;
        });
    } catch {}
    throw error;
  }
}
