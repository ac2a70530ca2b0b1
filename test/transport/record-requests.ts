import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { listen } from '../support/listen.js';

/** A request as it came over the wire, read to its end. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Names in lower case; a repeated name is listed twice. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly header: (name: string) => string | undefined;
  readonly body: Buffer;
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** What happens to a request once it is read. */
export type Reply =
  | Answer
  /** Ends the connection without an answer. */
  | 'drop'
  /** Never answers. */
  | 'stall';

export const ACCEPTED: Reply = { status: 200, body: { url: 'https://cdn.example/1.png' } };

/** An answer in the proxy's own words. */
export function refusal(status: number, error: object): Answer {
  return { status, body: { error: { message: 'Said the proxy.', ...error } } };
}

/**
 * A server in place of the token proxy that lasts for one test. It replies to each request as
 * the list says, and to all later ones as its last entry does.
 */
export async function openServer(...replies: (Reply | ((request: Recorded) => Reply))[]) {
  const requests: Recorded[] = [];
  let heard = () => {};
  let seen: ((incoming: IncomingMessage) => void) | undefined;
  const server = await listen((incoming, outgoing) => {
    seen?.(incoming);
    void (async () => {
      const request = await read(incoming);
      if (request === undefined) return;
      requests.push(request);
      heard();
      const reply = replies[Math.min(requests.length, replies.length) - 1] ?? ACCEPTED;
      answer(typeof reply === 'function' ? reply(request) : reply, outgoing);
    })();
  });
  onTestFinished(() => server.close());
  return {
    origin: server.origin,
    endpoint: `${server.origin}/api/upload`,
    requests,
    /** Called after each request has arrived and before it is answered. */
    onRequest: (listener: () => void) => (heard = listener),
    /** Called for each request whose head has arrived. */
    onHead: (listener: (incoming: IncomingMessage) => void) => (seen = listener),
  };
}

async function read(incoming: IncomingMessage): Promise<Recorded | undefined> {
  const pieces: Buffer[] = [];
  incoming.on('data', (piece: Buffer) => pieces.push(piece));
  incoming.on('error', () => {});
  await Promise.race([once(incoming, 'end'), once(incoming, 'close')]).catch(() => undefined);
  if (!incoming.complete) return undefined;
  const { method = '', rawHeaders, url = '' } = incoming;
  const [path = '', query = ''] = url.split('?');
  const headers = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1]!] as const] : [],
  );
  const header = (name: string) => headers.find(([other]) => other === name)?.[1];
  return { method, path, query, headers, header, body: Buffer.concat(pieces) };
}

function answer(reply: Reply, outgoing: ServerResponse): void {
  if (reply === 'stall') return;
  if (reply === 'drop') {
    outgoing.socket?.destroy();
    return;
  }
  const { body, headers, status } = reply;
  const isText = typeof body === 'string' || body === undefined;
  outgoing.writeHead(status, {
    'content-type': isText ? 'text/html' : 'application/json',
    ...headers,
  });
  outgoing.end(isText ? body : JSON.stringify(body));
}
