import { UploadError } from '../core/upload-error.js';
import { pickResult } from '../core/upload-result.js';
import type { Upstream } from '../providers/upstream.js';
import type { Delivery } from './deliver.js';
import { checkStorageUrl } from './storage-url.js';
import type { CheckedTicket, TicketMemory } from './ticket-memory.js';
import { createTicketApi } from './vendor-api.js';
import { waitForTurn } from './vendor-pace.js';

/** The upstream of a vendor that hands out storage URLs. */
export type TicketUpstream = Extract<Upstream, { ticket: unknown }>;

/** What it takes to get a ticket: a delivery before its bytes. */
export type TicketRequest = Omit<Delivery, 'file'>;

/** A ticket, and whether the same key will find it again. */
export interface TakenTicket {
  readonly ticket: CheckedTicket;
  readonly remembered: boolean;
}

/**
 * The ticket for an image: the one this upload already has, or a new one from the vendor.
 *
 * @throws UploadError The vendor's refusal; `bad-response` for a ticket without its ids or its URL,
 *   `upload-url-refused` for one whose URL must not get the bytes.
 */
export async function takeTicket(
  upstream: TicketUpstream,
  request: TicketRequest,
  memory: TicketMemory | undefined,
): Promise<TakenTicket> {
  const known = await memory?.recall();
  if (known !== undefined) return { ticket: known, remembered: true };
  const { image, provider } = request;
  await waitForTurn(provider.pace, request.deadlines);
  const { put, result } = await upstream.ticket(image, createTicketApi(request));
  // Without its ids nobody could find the record again, so not a byte is sent after such an answer.
  const picked = pickResult(provider.profile, result);
  if (put.url === '') throw urlMissing(provider.profile.label);
  const ticket = {
    put: { url: checkStorageUrl(put.url, provider), headers: put.headers },
    result: picked,
  };
  return { ticket, remembered: (await memory?.keep(ticket)) ?? false };
}

function urlMissing(label: string): UploadError {
  return new UploadError(
    'bad-response',
    `The answer of ${label} names no storage URL, so the image could be sent nowhere.`,
  );
}
