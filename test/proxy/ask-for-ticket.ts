import type { OutgoingHttpHeaders } from 'node:http';
import { send, type Answer } from './send.js';

/** What a page says about the image it wants to put somewhere. */
export const CLAIM = { name: 'kitchen.png', type: 'image/png', size: 1000 };

/** Where Autoenhance's tickets are. */
export const TICKET_AT = '/api/upload/autoenhance/ticket';

/** A key as our client makes one, and the claimed name for uploads that bear the same key. */
export const WITH_KEY = {
  'idempotency-key': '0b6d5a52-0b5f-4e0f-8d8b-6d4e0f0c0a01',
  'x-upload-name': CLAIM.name,
};

/** Asks for a ticket as a page does; texts and bytes go out as they are. */
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
