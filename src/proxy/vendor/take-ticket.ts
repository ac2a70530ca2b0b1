import { isRecord } from '../../core/is-record.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { pickResult, type UploadResult } from '../../core/provider/upload-result.js';
import type { UploadTicket, Upstream } from '../../providers/upstream.js';
import type { VendorCall } from './vendor-api.js';
import { createSecrets } from '../reports/secrets.js';
import { checkStorageUrl } from './storage-url.js';
import { keyReused } from '../idempotency/record.js';
import { createTicketApi, explained } from './vendor-api.js';
import { waitForSlot } from '../limits/throttle.js';

/** The upstream of a vendor that issues storage URLs. */
export type TicketUpstream = Extract<Upstream, { ticket: unknown }>;

/** A ticket whose URL, headers and result have been checked. */
export interface CheckedTicket extends Pick<UploadTicket, 'put'> {
  readonly result: UploadResult;
}

/**
 * Returns the ticket for an image: the one that this upload already has, or a new one from the vendor.
 *
 * @throws UploadError The vendor's refusal, `bad-response` for a ticket without its ids or its URL, or
 *   `upload-url-refused` for one whose URL must not get the bytes.
 */
export async function takeTicket(
  upstream: TicketUpstream,
  call: VendorCall,
): Promise<CheckedTicket> {
  const { attempt, client, timeouts, image, provider, spend, subject } = call;
  const known = attempt?.ticket;
  if (known !== undefined) {
    // A URL signed for another type refuses these bytes, and a new ticket would create a second
    // record.
    if (known.type !== image.type) throw keyReused(provider.profile);
    // A store is shared and the settings may have changed since, so a ticket from it is checked again.
    return checkTicket(known.ticket, call);
  }
  await waitForSlot(provider.throttle, timeouts, subject);
  await spend();
  const create = async () => {
    const answer = await upstream.ticket(image, createTicketApi(call));
    const ticket = await explained(call, () => checkTicket(answer, call));
    await attempt?.keepTicket({ type: image.type, ticket });
    return ticket;
  };
  // Without an attempt, the record couldn't be found again, so it must not be created for a client that
  // is gone. With one, creating the record must be finished so that the record is kept.
  // guard: creates-outlast-their-client
  return attempt === undefined ? create() : client.outlast(create);
}

/** A presigned storage URL is usually a few hundred characters long. */
const MOST_CHARACTERS = 8192;

function checkTicket(ticket: unknown, { apiKey, provider }: VendorCall): CheckedTicket {
  const { put, result } = isRecord(ticket) ? ticket : {};
  const { headers, url } = isRecord(put) ? put : {};
  // Without its ids, the record couldn't be found again, so no bytes are sent after such a response.
  const key = createSecrets([apiKey]);
  const mayLeave = (text: string) => !key.areIn(text);
  const picked = pickResult(provider.profile, result, mayLeave);
  if (
    typeof url !== 'string' ||
    url === '' ||
    url.length > MOST_CHARACTERS ||
    !areHeaders(headers)
  ) {
    throw unusable(provider.profile.label);
  }
  // guard: tickets-hold-no-key
  if (![url, ...Object.values(headers)].every(mayLeave)) throw unusable(provider.profile.label);
  // guard: storage-urls-are-checked
  return { put: { url: checkStorageUrl(url, provider), headers }, result: picked };
}

const MOST_HEADERS = 20;

/** Whether a browser and fetch can send these headers. Some of them come from a vendor's URL. */
function areHeaders(headers: unknown): headers is Readonly<Record<string, string>> {
  return (
    isRecord(headers) &&
    Object.keys(headers).length <= MOST_HEADERS &&
    Object.entries(headers).every(
      ([name, value]) =>
        /^[\w-]{1,100}$/.test(name) &&
        typeof value === 'string' &&
        /^[\x20-\x7e]{1,1000}$/.test(value),
    )
  );
}

function unusable(label: string): UploadError {
  return new UploadError(
    'bad-response',
    `The answer of ${label} has no usable storage URL, so the image could not be sent.`,
  );
}
