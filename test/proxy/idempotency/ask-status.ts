import type { OutgoingHttpHeaders } from 'node:http';
import { send, type Answer } from '../send.js';
import { KEY, ORDER_AT } from './order.js';

/** The file that `send` sends by default. */
export const SENT = { name: '', type: 'image/png', size: 1000 };

/** Returns the status path for an upload's path. */
export function statusAt(path: string): string {
  const [route, query] = path.split('?');
  return query === undefined ? `${route}/status` : `${route}/status?${query}`;
}

/** Asks for the status of an upload, as a page does. */
export function askStatus(
  origin: string,
  {
    file = SENT,
    headers = {},
    path = ORDER_AT,
  }: {
    readonly file?: object;
    readonly headers?: OutgoingHttpHeaders;
    readonly path?: string;
  } = {},
): Promise<Answer> {
  return send(origin, {
    path: statusAt(path),
    body: JSON.stringify(file),
    headers: { 'content-type': 'application/json', 'idempotency-key': KEY, ...headers },
  });
}
