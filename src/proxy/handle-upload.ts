import type { CheckedOptions } from '../core/provider/provider-options.js';
import type { UploadResult } from '../core/provider/upload-result.js';
import { UploadError } from '../core/errors/upload-error.js';
import { checkPermission, type Permission } from './request/permission.js';
import { optionsOf, sentOptions } from './request/request-head.js';
import type { RequestSettings, RequestTrace } from './request/request-context.js';
import { resolveApiKey } from './vendor/api-key.js';
import { watchClient } from './request/client-presence.js';
import type { ConfiguredProvider } from './config/configured-provider.js';
import { startTimeouts } from './limits/timeouts.js';
import { deliver } from './vendor/deliver.js';
import { cleanFileName } from './request/file-name.js';
import type { Attempt } from './idempotency/attempt.js';
import { beginAttempt } from './idempotency/begin-attempt.js';
import { fingerprintOf } from './idempotency/fingerprint.js';
import { openIncomingFile, type IncomingFile } from './request/incoming-file.js';
import { proveType } from './request/prove-type.js';
import { takeFromQuota } from './limits/limiter.js';
import { clientLeft, readHead, type RequestHead } from './request/request-head.js';
import { timed } from './request/request-context.js';
import { unexpectedFailure } from './vendor/vendor-failure.js';

/** Everything about one upload. */
interface Job {
  readonly request: Request;
  readonly provider: ConfiguredProvider;
  readonly settings: RequestSettings;
  readonly trace: RequestTrace;
  readonly permission: Permission;
  readonly head: RequestHead;
  readonly options: CheckedOptions;
}

/** Handles the upload of one image through the proxy. See the diagram in ARCHITECTURE.md. */
export async function handleUpload(
  request: Request,
  provider: ConfiguredProvider,
  settings: RequestSettings,
  trace: RequestTrace,
): Promise<UploadResult> {
  const permission = await checkPermission(request, provider, settings, trace);
  const head = readHead(request, permission.maxBytes);
  const options = optionsOf(request, provider);
  const job = { request, provider, settings, trace, permission, head, options };
  const { idempotencyKey: key } = head;
  if (key === undefined || settings.store === undefined) return transfer(job, undefined);

  const { declaredBytes: size, declaredType: type, name } = head;
  const beginning = await beginAttempt(settings.store, {
    subject: permission.grant.subject,
    provider: provider.profile,
    key,
    file: fingerprintOf({ options: sentOptions(request, provider), name, type, size }),
  });
  // guard: finished-uploads-are-answered
  if (beginning.state === 'finished') return beginning.result;
  const { attempt } = beginning;
  try {
    const result = await transfer(job, attempt);
    await attempt.finish(result);
    return result;
  } catch (error) {
    const failure = error instanceof UploadError ? error : unexpectedFailure(error);
    await attempt.fail(failure);
    throw failure;
  }
}

async function transfer(
  { permission, head, options, provider, request, settings, trace }: Job,
  attempt: Attempt | undefined,
): Promise<UploadResult> {
  const { grant, maxBytes, types } = permission;
  const { fetch, limiter } = settings;
  if (limiter) await takeFromQuota(limiter, grant.subject);
  const apiKey = await resolveApiKey(provider, request, grant.subject);
  const timeouts = startTimeouts(settings.timeouts);
  let file: IncomingFile | undefined;
  // After the last byte, the vendor has all of it, so its response is awaited and remembered.
  const client = watchClient(request, timeouts, () => attempt === undefined || !file?.isComplete());
  try {
    const limits = { declaredBytes: head.declaredBytes, maxBytes };
    const incoming = await openIncomingFile(request, limits, timeouts);
    file = incoming;
    const type = proveType(incoming.firstBytes, head, types);
    const image = { name: cleanFileName(head.name, type), type, options };
    const { spend, subject } = grant;
    const call = { provider, apiKey, image, timeouts, fetch, client, attempt, spend, subject };
    return await timed(trace, 'deliveryMs', () => deliver({ ...call, file: incoming }));
  } finally {
    trace.bytes = file?.bytesRead() ?? 0;
    client.ignore();
    // If the vendor responded early, neither side should keep sending bytes.
    if (!file?.isComplete()) timeouts.fail(clientLeft());
    timeouts.clear();
  }
}
