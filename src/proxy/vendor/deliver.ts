import type { UploadErrorCode } from '../../core/errors/error-codes.js';
import { readStorageAnswer } from '../../core/storage-answer.js';
import { isUrlExpired, UploadError } from '../../core/errors/upload-error.js';
import { pickResult, type UploadResult } from '../../core/provider/upload-result.js';
import type { Delivery } from './vendor-api.js';
import { takeTicket, type CheckedTicket, type TicketUpstream } from './take-ticket.js';
import { createSecrets } from '../reports/secrets.js';
import { createVendorApi, explained } from './vendor-api.js';
import { storageFailure } from './vendor-failure.js';
import { waitForSlot } from '../limits/throttle.js';
import { sendToVendor } from './vendor-request.js';

/** Sends the image to its vendor in one or two requests and picks the result from the response. */
export async function deliver(delivery: Delivery): Promise<UploadResult> {
  const { apiKey, timeouts, image, provider, spend, subject } = delivery;
  const { profile, throttle, upstream } = provider;
  if ('ticket' in upstream) return deliverByTicket(upstream, delivery);
  await waitForSlot(throttle, timeouts, subject);
  await spend();
  const answer = await upstream.upload(image, createVendorApi(delivery));
  const key = createSecrets([apiKey]);
  // guard: results-hold-no-key
  return explained(delivery, () => pickResult(profile, answer, (text) => !key.areIn(text)));
}

async function deliverByTicket(
  upstream: TicketUpstream,
  delivery: Delivery,
): Promise<UploadResult> {
  if (delivery.file.size === undefined) throw lengthNeeded(delivery.provider.profile.label);
  const ticket = await takeTicket(upstream, delivery);
  try {
    await putFile(delivery, ticket.put);
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    throw await afterFailure(error, ticket, delivery);
  }
  return ticket.result;
}

/** Sends the bytes and their type to the storage, without the key. S3 accepts only one kind of signature. */
async function putFile(
  { timeouts, fetch, file, provider }: Delivery,
  { headers, url }: CheckedTicket['put'],
): Promise<void> {
  const { answer } = await sendToVendor(
    fetch,
    provider.upstream,
    // guard: storage-gets-no-key
    { url, method: 'PUT', headers, length: file.size, body: file.read },
    timeouts,
  );
  const failure = storageFailure(
    provider.upstream,
    answer,
    readStorageAnswer(answer.status, answer.text),
  );
  if (failure !== undefined) throw failure;
}

/** Failures of a storage, or of the connection to it, that don't mean that it refuses the file. */
const TRANSIENT: ReadonlySet<UploadErrorCode> = new Set([
  'provider-unavailable',
  'upstream-timeout',
  'bad-response',
]);

/**
 * Returns the failure with the right `retryable`. A retry with the same key puts the bytes at the same
 * place, which is harmless no matter what had arrived. If the record couldn't be found again, no other
 * one may be created automatically.
 */
async function afterFailure(
  error: UploadError,
  ticket: CheckedTicket,
  { attempt, image }: Delivery,
): Promise<UploadError> {
  const { cause, code, message, params, provider, retryable, status } = error;
  const isTransient = !isUrlExpired(error) && (retryable || TRANSIENT.has(code));
  // Stored again because a slow file may have taken longer than the first ten minutes.
  const found = isTransient && ((await attempt?.keepTicket({ type: image.type, ticket })) ?? false);
  return new UploadError(code, message, {
    cause,
    params,
    provider,
    // guard: leaving-stays-a-499
    status,
    retryable: found,
    ...(code === 'provider-unavailable' && { status: found ? 503 : 502 }),
  });
}

function lengthNeeded(label: string): UploadError {
  return new UploadError(
    'invalid-request',
    `${label}'s storage does not accept bodies of unknown length, so the upload needs a Content-Length.`,
  );
}
