import type { IncomingMessage } from 'node:http';
import { randomUuid } from '../core/random-uuid.js';
import { UploadError } from '../core/upload-error.js';
import { toWebStream } from './node-request-body.js';
import { respondWithError } from './respond.js';

const BODYLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Undefined for a method or a host that no web Request can have. */
export function toRequest(
  incoming: IncomingMessage,
  signal: AbortSignal,
  onFirstRead: (() => void) | undefined,
): Request | undefined {
  const { headers, method = 'GET' } = incoming;
  const host = headers.host ?? headers[':authority'];
  // Express cuts the mount path off `url`.
  const path = 'originalUrl' in incoming ? String(incoming.originalUrl) : (incoming.url ?? '/');
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers: toHeaders(incoming, host),
    body: BODYLESS.has(method) ? null : toWebStream(incoming, onFirstRead),
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

/** The answer to what has become no request. */
export function refuseRequest({ method = '' }: IncomingMessage): Response {
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
