import { isImageType, type ImageType } from '../core/rules/image-types.js';
import { UploadError } from '../core/errors/upload-error.js';
import { checkPermission, type Permission } from './request/permission.js';
import { optionsOf, sentOptions } from './request/request-head.js';
import type { RequestSettings, RequestTrace } from './request/request-context.js';
import { resolveApiKey } from './vendor/api-key.js';
import { watchClient } from './request/client-presence.js';
import type { ConfiguredProvider } from './config/configured-provider.js';
import { startTimeouts } from './limits/timeouts.js';
import type { VendorCall } from './vendor/vendor-api.js';
import { cleanFileName } from './request/file-name.js';
import { beginAttempt } from './idempotency/begin-attempt.js';
import { fingerprintOf } from './idempotency/fingerprint.js';
import { notTaken } from './request/prove-type.js';
import { takeFromQuota } from './limits/limiter.js';
import { emptyFile, fileTooLarge, readKey } from './request/request-head.js';
import { takeTicket, type CheckedTicket, type TicketUpstream } from './vendor/take-ticket.js';
import { readFileClaim, type FileClaim } from './request/file-claim.js';
import { timed } from './request/request-context.js';
import { unexpectedFailure } from './vendor/vendor-failure.js';

/** The destination of a page's bytes: a storage, or this proxy after all. */
type TicketAnswer = CheckedTicket | { readonly relay: true };

/**
 * Gets a storage URL for an image that the page will send there itself, without the key. The bytes
 * bypass this proxy, so they aren't checked here.
 */
export async function handleTicket(
  request: Request,
  provider: ConfiguredProvider,
  upstream: TicketUpstream,
  settings: RequestSettings,
  trace: RequestTrace,
): Promise<TicketAnswer> {
  const permission = await checkPermission(request, provider, settings, trace);
  if (provider.settings.delivery === 'relay') return { relay: true };

  const { grant } = permission;
  const key = readKey(request.headers);
  const options = optionsOf(request, provider);
  const timeouts = startTimeouts(settings.timeouts);
  const client = watchClient(request, timeouts, () => true);
  try {
    const claim = await readFileClaim(request, timeouts);
    // The client has sent everything, so its timeout no longer applies.
    timeouts.waitFor('nobody');
    const type = checkClaim(claim, permission);
    const image = { name: cleanFileName(claim.name, type), type, options };
    const take = async (attempt: VendorCall['attempt']) => {
      const { fetch, limiter } = settings;
      if (limiter) await takeFromQuota(limiter, grant.subject);
      const apiKey = await resolveApiKey(provider, request, grant.subject);
      const { spend, subject } = grant;
      const call = { provider, apiKey, image, timeouts, fetch, client, attempt, spend, subject };
      return timed(trace, 'deliveryMs', () => takeTicket(upstream, call));
    };
    if (key === undefined || settings.store === undefined) return await take(undefined);

    const file = fingerprintOf({ ...claim, options: sentOptions(request, provider) });
    const keyed = { subject: grant.subject, provider: provider.profile, key, file };
    const beginning = await beginAttempt(settings.store, keyed);
    // The bytes already went through this proxy, and their result is stored.
    if (beginning.state === 'finished') return { relay: true };
    // The same key will find the ticket again, so the vendor's response is awaited.
    client.ignore();
    const { attempt } = beginning;
    try {
      const ticket = await take(attempt);
      await attempt.release();
      return ticket;
    } catch (error) {
      const failure = error instanceof UploadError ? error : unexpectedFailure(error);
      await attempt.fail(failure);
      throw failure;
    }
  } finally {
    client.ignore();
    timeouts.clear();
  }
}

function checkClaim({ size, type }: FileClaim, { maxBytes, types }: Permission): ImageType {
  if (size === 0) throw emptyFile();
  if (size > maxBytes) throw fileTooLarge(maxBytes);
  if (isImageType(type) && types.includes(type)) return type;
  throw notTaken(type, types);
}
