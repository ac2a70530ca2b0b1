import type { IncomingMessage } from 'node:http';
import { isRecord } from '../../core/is-record.js';
import { randomUuid } from '../../core/random-uuid.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { toWebStream } from './node-request-body.js';
import { respondWithError } from '../respond.js';

const BODYLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Creates a web Request, or returns `undefined` if it can't have this method, target or host. */
export function toRequest(
  incoming: IncomingMessage,
  signal: AbortSignal,
  onFirstRead: (() => void) | undefined,
): Request | undefined {
  const { headers, method = 'GET' } = incoming;
  const host = headers.host ?? headers[':authority'];
  const origin = originOf(host);
  const path = targetOf(incoming);
  if (origin === undefined || !path.startsWith('/')) return undefined;
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers: toHeaders(incoming, host),
    body: BODYLESS.has(method) ? null : bodyOf(incoming, onFirstRead),
    duplex: 'half',
    signal,
  };
  try {
    // Not resolved against the origin, because a target such as `//other.example/` would replace the host.
    // guard: targets-are-paths
    return new Request(origin + path, init);
  } catch {
    return undefined;
  }
}

/**
 * Returns the unread body, or the parsed JSON if a parser such as `express.json()` has already read the
 * body. The request for a ticket loses nothing by that, but an image could not be restored.
 */
function bodyOf(incoming: IncomingMessage, onFirstRead: (() => void) | undefined): BodyInit {
  const isJson = /^application\/json\b/i.test(incoming.headers['content-type'] ?? '');
  // guard: parsed-tickets-are-used
  if (isJson && incoming.readableDidRead && 'body' in incoming && isRecord(incoming.body)) {
    return JSON.stringify(incoming.body);
  }
  return toWebStream(incoming, onFirstRead);
}

/** The fetch standard forbids these methods, so they never reach a handler. */
const FORBIDDEN = new Set(['CONNECT', 'TRACE', 'TRACK']);

/** Returns the response for when {@link toRequest} returns `undefined`. */
export function refuseRequest(incoming: IncomingMessage): Response {
  return respondWithError(refusalOf(incoming), { requestId: randomUuid(), headers: {} });
}

function refusalOf(incoming: IncomingMessage): UploadError {
  const { method = '' } = incoming;
  if (FORBIDDEN.has(method)) {
    return new UploadError('method-not-allowed', `Uploads use POST, not ${method}.`);
  }
  return targetOf(incoming).startsWith('/')
    ? new UploadError(
        'invalid-request',
        'The Host header is not a host name with an optional port.',
      )
    : new UploadError('not-found', 'The request target must be a path.');
}

/** Returns the requested path and query. Express removes the mount path from `url`. */
function targetOf(incoming: IncomingMessage): string {
  return 'originalUrl' in incoming ? String(incoming.originalUrl) : (incoming.url ?? '/');
}

/** Returns the origin, or `undefined` if the host is more than a host name and a port. */
function originOf(host: string | string[] | undefined): string | undefined {
  const url = `http://${String(host ?? 'localhost')}`;
  if (!URL.canParse(url)) return undefined;
  const { href, origin } = new URL(url);
  return href === `${origin}/` && !/[/\\?#@]/.test(url.slice('http://'.length))
    ? origin
    : undefined;
}

function toHeaders({ rawHeaders }: IncomingMessage, host: string | string[] | undefined): Headers {
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!;
    // In HTTP/2, the method, path and host are among the headers, under names that no header has.
    if (!name.startsWith(':')) headers.append(name, rawHeaders[index + 1]!);
  }
  if (host !== undefined) headers.set('host', String(host));
  return headers;
}
