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

/** The upstream of a vendor that hands out storage URLs. */
export type TicketUpstream = Extract<Upstream, { ticket: unknown }>;

/** A ticket whose URL, headers and result have been checked. */
export interface CheckedTicket extends Pick<UploadTicket, 'put'> {
  readonly result: UploadResult;
}

/**
 * The ticket for an image: the one this upload already has, or a new one from the vendor.
 *
 * @throws UploadError The vendor's refusal; `bad-response` for a ticket without its ids or its URL,
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
    // A store is shared, and the settings may have changed since: a ticket from it proves nothing.
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
  // A record that nobody would find again must not be made; one that is being made must be kept.
  // guard: creates-outlast-their-client
  return attempt === undefined ? create() : client.outlast(create);
}

/** A storage URL with a signature of its own is a few hundred characters long. */
const MOST_CHARACTERS = 8192;

function checkTicket(ticket: unknown, { apiKey, provider }: VendorCall): CheckedTicket {
  const { put, result } = isRecord(ticket) ? ticket : {};
  const { headers, url } = isRecord(put) ? put : {};
  // Without its ids nobody could find the record again, so not a byte is sent after such an answer.
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

/** Whether a browser and fetch can send these; some of them come out of a vendor's URL. */
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
