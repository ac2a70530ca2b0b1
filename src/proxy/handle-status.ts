import type { UploadResult } from '../core/provider/upload-result.js';
import { UploadError } from '../core/errors/upload-error.js';
import { UNKNOWN_KEY } from '../core/wire.js';
import { checkPermission } from './request/permission.js';
import { sentOptions } from './request/request-head.js';
import type { RequestSettings, RequestTrace } from './request/request-context.js';
import { watchClient } from './request/client-presence.js';
import type { ConfiguredProvider } from './config/configured-provider.js';
import { startTimeouts } from './limits/timeouts.js';
import { readFileClaim } from './request/file-claim.js';
import { findOutcome } from './idempotency/begin-attempt.js';
import { fingerprintOf } from './idempotency/fingerprint.js';
import { readKey } from './request/request-head.js';

/** The result of an upload, or a state if nothing is remembered and nothing is in progress. */
export type StatusAnswer = UploadResult | { readonly state: typeof UNKNOWN_KEY };

/**
 * Reports what became of the upload with a key. It starts nothing and uses up neither a token nor quota.
 *
 * @throws UploadError `in-progress`, `key-reused` or the remembered failure.
 */
export async function handleStatus(
  request: Request,
  provider: ConfiguredProvider,
  settings: RequestSettings,
  trace: RequestTrace,
): Promise<StatusAnswer> {
  const { grant } = await checkPermission(request, provider, settings, trace);
  // guard: questions-use-no-token-up
  const key = readKey(request.headers);
  if (key === undefined) {
    throw new UploadError(
      'invalid-request',
      'The status of an upload is looked up by its Idempotency-Key, and the request has none.',
    );
  }
  const timeouts = startTimeouts(settings.timeouts);
  const client = watchClient(request, timeouts, () => true);
  try {
    const claim = await readFileClaim(request, timeouts);
    timeouts.waitFor('nobody');
    const file = fingerprintOf({ ...claim, options: sentOptions(request, provider) });
    const keyed = { subject: grant.subject, provider: provider.profile, key, file };
    const result = settings.store && (await findOutcome(settings.store, keyed));
    return result ?? { state: UNKNOWN_KEY };
  } finally {
    client.ignore();
    timeouts.clear();
  }
}
