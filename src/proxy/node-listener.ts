import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUuid } from '../core/random-uuid.js';
import { UploadError } from '../core/upload-error.js';
import { discardRest, toWebStream } from './node-request-body.js';
import { respondWithError } from './respond.js';

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
  const response = request === undefined ? refuse(incoming) : await handler(request);
  const body = new Uint8Array(await response.arrayBuffer());
  if (outgoing.destroyed) return;
  outgoing.statusCode = response.status;
  // Not setHeaders, which the responses of HTTP/2 do not have.
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  if (!incoming.complete) {
    // The whole answer goes out, but is not ended yet: Node then cuts off a client that asked for
    // `Connection: close`, and one that is cut off while it sends cannot read the answer.
    outgoing.setHeader('content-length', body.byteLength);
    outgoing.write(body);
    await discardRest(incoming);
    if (!outgoing.destroyed) outgoing.end();
    return;
  }
  outgoing.end(body);
}

/** Undefined for a method or a host that no web Request can have. */
function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request | undefined {
  const { headers, method = 'GET' } = incoming;
  const host = headers.host ?? headers[':authority'];
  // Express cuts the mount path off `url`.
  const path = 'originalUrl' in incoming ? String(incoming.originalUrl) : (incoming.url ?? '/');
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers: toHeaders(incoming, host),
    body: BODYLESS.has(method) ? null : toWebStream(incoming),
    duplex: 'half',
    signal,
  };
  try {
    return new Request(new URL(path, `http://${String(host ?? 'localhost')}`), init);
  } catch {
    return undefined;
  }
}

/** The fetch standard forbids these methods, so a handler cannot even be asked. */
const FORBIDDEN = new Set(['CONNECT', 'TRACE', 'TRACK']);

function refuse({ method = '' }: IncomingMessage): Response {
  const error = FORBIDDEN.has(method)
    ? new UploadError('method-not-allowed', `An upload is a POST; ${method} does nothing here.`)
    : new UploadError('invalid-request', 'The address or the host of the request is none.');
  return respondWithError(error, { requestId: randomUuid(), headers: {} });
}

function toHeaders({ rawHeaders }: IncomingMessage, host: string | string[] | undefined): Headers {
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!;
    // In HTTP/2 method, path and host stand among the headers, under names that no header has.
    if (!name.startsWith(':')) headers.append(name, rawHeaders[index + 1]!);
  }
  if (host !== undefined) headers.set('host', String(host));
  return headers;
}
