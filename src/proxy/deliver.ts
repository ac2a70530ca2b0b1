import { UploadError } from '../core/upload-error.js';
import { pickResult, type UploadResult } from '../core/upload-result.js';
import type { OutgoingImage, UploadTicket } from '../providers/upstream.js';
import type { ConfiguredProvider } from './configured-providers.js';
import type { Deadlines } from './deadlines.js';
import type { IncomingFile } from './incoming-file.js';
import { checkStorageUrl } from './storage-url.js';
import { createVendorApi } from './vendor-api.js';
import { storageFailure } from './vendor-failure.js';
import { sendToVendor, type Fetch } from './vendor-request.js';

/** One upload on its way from the proxy to its vendor. */
export interface Delivery {
  readonly provider: ConfiguredProvider;
  readonly apiKey: string;
  readonly image: OutgoingImage;
  readonly file: IncomingFile;
  readonly deadlines: Deadlines;
  readonly fetch: Fetch;
}

/** Hands the image to its vendor, in one request or in two, and picks the result from the answer. */
export async function deliver(delivery: Delivery): Promise<UploadResult> {
  const { file, image, provider } = delivery;
  const { profile, upstream } = provider;
  const api = createVendorApi(delivery);
  if ('upload' in upstream) return pickResult(profile, await upstream.upload(image, api));

  if (file.size === undefined) throw lengthNeeded(profile.label);
  const { put, result } = await upstream.ticket(image, api);
  // Without its ids nobody could find the record again, so not a byte is sent after such an answer.
  const picked = pickResult(profile, result);
  if (put.url === '') throw urlMissing(profile.label);
  await putFile(delivery, put).catch((error: unknown) => {
    throw error instanceof UploadError && error.retryable ? halfDone(error) : error;
  });
  return picked;
}

/** The storage gets the bytes and their type, and no key: S3 takes one way of signing at a time. */
async function putFile(
  { deadlines, fetch, file, provider }: Delivery,
  { headers, url }: UploadTicket['put'],
): Promise<void> {
  const { answer } = await sendToVendor(
    fetch,
    provider.upstream,
    {
      url: checkStorageUrl(url, provider),
      method: 'PUT',
      headers,
      length: file.size,
      body: file.read,
    },
    deadlines,
  );
  const failure = storageFailure(provider.upstream, answer.status);
  if (failure !== undefined) throw failure;
}

/** The record exists by now; a repeat would make another one, so nobody may repeat it unasked. */
function halfDone({ code, message, provider }: UploadError): UploadError {
  return new UploadError(code, message, { provider, retryable: false });
}

function urlMissing(label: string): UploadError {
  return new UploadError(
    'bad-response',
    `The answer of ${label} names no storage URL, so the image could be sent nowhere.`,
  );
}

function lengthNeeded(label: string): UploadError {
  return new UploadError(
    'invalid-request',
    `${label}'s storage takes no body of unknown length, so the upload needs a Content-Length.`,
  );
}
