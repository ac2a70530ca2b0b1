import { checkOptions } from '../core/provider-options.js';
import type { UploadResult } from '../core/upload-result.js';
import type { RetryPolicy } from '../transport/retry-rule.js';
import type { Route } from '../transport/route.js';
import { uploadWithRetries, type UploadListener } from '../transport/upload-with-retries.js';
import { toSendableFile } from './sendable-file.js';
import type { UploadJob } from './upload-job.js';
import { DEFAULT_RETRIES } from './uploader-settings.js';

/**
 * Sends the file of a job to the token proxy.
 *
 * @param type The proven MIME type.
 * @throws UploadError Always one of those, or what an app's own function threw.
 */
export async function sendJob(
  job: UploadJob,
  type: string,
  settings: Route & Partial<RetryPolicy>,
  listener: UploadListener,
): Promise<UploadResult> {
  const { controller, provider, session } = job;
  const options = checkOptions(provider, job.options);
  const file = await toSendableFile(job.file, type);
  listener.onProgress?.({ loaded: 0, total: file.size });
  return uploadWithRetries(provider, file, settings, {
    ...listener,
    options,
    session,
    signal: controller.signal,
    retries: settings.retries ?? DEFAULT_RETRIES,
    retryAmbiguous: settings.retryAmbiguous ?? false,
  });
}
