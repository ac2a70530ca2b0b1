import { UploadError } from '../core/upload-error.js';
import { pickResult, type UploadResult } from '../core/upload-result.js';
import type { OutgoingImage } from '../providers/upstream.js';
import type { ConfiguredProvider } from './configured-providers.js';
import type { Deadlines } from './deadlines.js';
import type { IncomingFile } from './incoming-file.js';
import { takeTicket, type TicketUpstream } from './take-ticket.js';
import type { CheckedTicket, TicketMemory } from './ticket-memory.js';
import { createVendorApi } from './vendor-api.js';
import { storageFailure } from './vendor-failure.js';
import { waitForTurn } from './vendor-pace.js';
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

/**
 * Hands the image to its vendor, in one request or in two, and picks the result from the answer.
 *
 * @param tickets Undefined where nothing is remembered.
 */
export async function deliver(
  delivery: Delivery,
  tickets: TicketMemory | undefined,
): Promise<UploadResult> {
  const { deadlines, image, provider } = delivery;
  const { pace, profile, upstream } = provider;
  if ('ticket' in upstream) return deliverByTicket(upstream, delivery, tickets);
  await waitForTurn(pace, deadlines);
  return pickResult(profile, await upstream.upload(image, createVendorApi(delivery)));
}

async function deliverByTicket(
  upstream: TicketUpstream,
  delivery: Delivery,
  tickets: TicketMemory | undefined,
): Promise<UploadResult> {
  if (delivery.file.size === undefined) throw lengthNeeded(delivery.provider.profile.label);
  const { remembered, ticket } = await takeTicket(upstream, delivery, tickets);
  try {
    await putFile(delivery, ticket.put);
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    // A URL that the storage refuses has run out, or never was good for this image.
    if (error.code === 'provider-rejected') await tickets?.forget();
    throw error.retryable && !remembered ? halfDone(error) : error;
  }
  return ticket.result;
}

/** The storage gets the bytes and their type, and no key: S3 takes one way of signing at a time. */
async function putFile(
  { deadlines, fetch, file, provider }: Delivery,
  { headers, url }: CheckedTicket['put'],
): Promise<void> {
  const { answer } = await sendToVendor(
    fetch,
    provider.upstream,
    { url, method: 'PUT', headers, length: file.size, body: file.read },
    deadlines,
  );
  const failure = storageFailure(provider.upstream, answer.status);
  if (failure !== undefined) throw failure;
}

/** The record exists and nothing would find it again, so nobody may make another one unasked. */
function halfDone({ code, message, provider }: UploadError): UploadError {
  return new UploadError(code, message, { provider, retryable: false });
}

function lengthNeeded(label: string): UploadError {
  return new UploadError(
    'invalid-request',
    `${label}'s storage takes no body of unknown length, so the upload needs a Content-Length.`,
  );
}
