import type { UploadResult } from '../core/provider/upload-result.js';
import { UploadError } from '../core/errors/upload-error.js';
import { UNKNOWN_KEY } from '../core/wire.js';
import {
  admitRequest,
  sentOptions,
  type RequestSettings,
  type RequestTrace,
} from './request/admit-request.js';
import { watchClient } from './request/client-presence.js';
import type { ConfiguredProvider } from './config/configured-provider.js';
import { startDeadlines } from './limits/deadlines.js';
import { readFileClaim } from './request/file-claim.js';
import { findOutcome } from './idempotency/begin-attempt.js';
import { fingerprintOf } from './idempotency/fingerprint.js';
import { readKey } from './request/request-head.js';

/** What has become of an upload; the state where nothing is remembered and nothing is under way. */
export type StatusAnswer = UploadResult | { readonly state: typeof UNKNOWN_KEY };

/**
 * Answers what has become of the upload with a key. It starts nothing, uses no token up and takes
 * nothing from a quota.
 *
 * @throws UploadError `in-progress`, `key-reused` or the remembered failure.
 */
export async function handleStatus(
  request: Request,
  provider: ConfiguredProvider,
  settings: RequestSettings,
  trace: RequestTrace,
): Promise<StatusAnswer> {
  const { grant } = await admitRequest(request, provider, settings, trace);
  // guard: questions-use-no-token-up
  const key = readKey(request.headers);
  if (key === undefined) {
    throw new UploadError(
      'invalid-request',
      'The status of an upload is looked up by its Idempotency-Key, and the request has none.',
    );
  }
  const deadlines = startDeadlines(settings.timeouts);
  const client = watchClient(request, deadlines, () => true);
  try {
    const claim = await readFileClaim(request, deadlines);
    deadlines.waitFor('nobody');
    const file = fingerprintOf({ ...claim, options: sentOptions(request, provider) });
    const keyed = { subject: grant.subject, provider: provider.profile, key, file };
    const result = settings.store && (await findOutcome(settings.store, keyed));
    return result ?? { state: UNKNOWN_KEY };
  } finally {
    client.ignore();
    deadlines.clear();
  }
}
