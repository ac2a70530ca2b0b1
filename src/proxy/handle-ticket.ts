import { isImageType, type ImageType } from '../core/image-types.js';
import {
  admitRequest,
  optionsOf,
  type RequestSettings,
  type RequestTrace,
} from './admit-request.js';
import { resolveApiKey } from './api-key.js';
import type { ConfiguredProvider } from './configured-provider.js';
import { startDeadlines } from './deadlines.js';
import { cleanFileName } from './file-name.js';
import { takeFromAllowance } from './rate-limit.js';
import { clientLeft, emptyFile, fileTooLarge, readKey } from './request-head.js';
import { notTaken } from './prove-type.js';
import { takeTicket, type CheckedTicket, type TicketUpstream } from './take-ticket.js';
import { createTicketMemory } from './ticket-memory.js';
import { readTicketRequest, type TicketClaim } from './ticket-request.js';
import { timed } from './timed.js';
import { recallUpload } from './upload-memory.js';

/** Where a page sends its bytes: to a storage by itself, or through this proxy after all. */
export type TicketAnswer = CheckedTicket | { readonly relay: true };

/**
 * Gets a storage URL for an image that the page will put there by itself, without the key and past
 * this proxy. Whether the bytes are what the page says is then for the storage to find out.
 */
export async function handleTicket(
  request: Request,
  provider: ConfiguredProvider,
  upstream: TicketUpstream,
  settings: RequestSettings,
  trace: RequestTrace,
): Promise<TicketAnswer> {
  const { grant, maxBytes, types } = await admitRequest(request, provider, settings, trace);
  if (provider.settings.delivery === 'relay') return { relay: true };

  const { fetch, limiter, memory, timeouts } = settings;
  const { subject } = grant;
  const key = readKey(request.headers);
  const options = optionsOf(request, provider);
  const deadlines = startDeadlines(timeouts);
  const stop = () => deadlines.fail(clientLeft());
  request.signal.addEventListener('abort', stop);
  if (request.signal.aborted) stop();
  try {
    const claim = await readTicketRequest(request, deadlines);
    // The client has said all; whatever is slow from now on is not its fault.
    deadlines.waitFor('nobody');
    const type = checkClaim(claim, maxBytes, types);
    const image = { name: cleanFileName(claim.name, type), type, options };
    const owner = { subject, provider: provider.profile.name, key: key ?? '' };
    const store = key === undefined ? undefined : memory;
    const known = store && (await recallUpload(store, owner));
    // The bytes have come through here before, and their answer waits for them.
    if (known?.state === 'finished') return { relay: true };
    // Whoever comes back with the same key finds the ticket, so the vendor's answer is waited for.
    if (store) request.signal.removeEventListener('abort', stop);
    let failure: unknown;
    try {
      if (limiter) await takeFromAllowance(limiter, subject);
      const apiKey = await resolveApiKey(provider, request, subject);
      const tickets = store && createTicketMemory(store, owner, type);
      const call = { provider, apiKey, image, deadlines, fetch, subject };
      return await timed(
        () => takeTicket(upstream, call, tickets, grant.spend),
        (ms) => (trace.deliveryMs = ms),
      );
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      await known?.claim.release(failure).catch(() => {});
    }
  } finally {
    request.signal.removeEventListener('abort', stop);
    deadlines.clear();
  }
}

function checkClaim(
  { size, type }: TicketClaim,
  maxBytes: number,
  types: readonly string[],
): ImageType {
  if (size === 0) throw emptyFile();
  if (size > maxBytes) throw fileTooLarge(maxBytes);
  if (isImageType(type) && types.includes(type)) return type;
  throw notTaken(type, types);
}
