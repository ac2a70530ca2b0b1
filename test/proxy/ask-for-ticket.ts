import type { OutgoingHttpHeaders } from 'node:http';
import { send, type Answer } from './send.js';

/** What a page declares about the image it wants to upload. */
export const CLAIM = { name: 'kitchen.png', type: 'image/png', size: 1000 };

/** The path of Autoenhance's tickets. */
export const TICKET_AT = '/api/upload/autoenhance/ticket';

/** An idempotency key in our client's format, with the claimed name for uploads under the same key. */
export const WITH_KEY = {
  'idempotency-key': '0b6d5a52-0b5f-4e0f-8d8b-6d4e0f0c0a01',
  'x-upload-name': CLAIM.name,
};

/** Requests a ticket as a page does. Strings and bytes are sent unchanged. */
export function askForTicket(
  origin: string,
  {
    body = CLAIM,
    headers = {},
    path = TICKET_AT,
    ...rest
  }: {
    readonly body?: object | string;
    readonly headers?: OutgoingHttpHeaders;
    readonly method?: string;
    readonly path?: string;
  } = {},
): Promise<Answer> {
  return send(origin, {
    ...rest,
    path,
    body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
}
