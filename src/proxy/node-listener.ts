import type { IncomingMessage, ServerResponse } from 'node:http';
import { discardRest, toWebStream } from './node-request-body.js';

/** A web-standard handler, such as the token proxy. */
export type WebHandler = (request: Request) => Promise<Response>;

const BODYLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Serves a web-standard handler from `node:http`, Express, Fastify or Vite.
 *
 * @example
 * app.use('/api/upload', toNodeListener(proxy));
 */
export function toNodeListener(
  handler: WebHandler,
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    serve(handler, incoming, outgoing).catch(() => {
      // A handler that rejects has no answer to give; the client sees the connection end.
      outgoing.destroy();
    });
  };
}

async function serve(
  handler: WebHandler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const left = new AbortController();
  // The request's own events fall silent once its body is read; only this one tells of a client
  // that leaves while it waits for the answer.
  outgoing.on('close', () => {
    if (!outgoing.writableEnded) left.abort();
  });
  const request = toRequest(incoming, left.signal);
  if (request === undefined) {
    outgoing.writeHead(400, { connection: 'close' }).end();
    return;
  }
  const response = await handler(request);
  const body = new Uint8Array(await response.arrayBuffer());
  if (outgoing.destroyed) return;
  outgoing.statusCode = response.status;
  outgoing.setHeaders(response.headers);
  outgoing.end(body);
  if (!incoming.complete) discardRest(incoming);
}

/** Undefined for a method or a host that no web Request can have. */
function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request | undefined {
  const { headers, method = 'GET' } = incoming;
  // Express cuts the mount path off `url`.
  const path = 'originalUrl' in incoming ? String(incoming.originalUrl) : (incoming.url ?? '/');
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers: toHeaders(incoming),
    body: BODYLESS.has(method) ? null : toWebStream(incoming),
    duplex: 'half',
    signal,
  };
  try {
    return new Request(new URL(path, `http://${headers.host ?? 'localhost'}`), init);
  } catch {
    return undefined;
  }
}

function toHeaders({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index]!, rawHeaders[index + 1]!);
  }
  return headers;
}
