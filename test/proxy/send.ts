import { once } from 'node:events';
import {
  request as requestByHttp,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from 'node:http';
import { request as requestByHttps } from 'node:https';
import { pngBytes } from './image-bytes.js';

/** The proxy's answer as a client sees it. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The parsed body. */
  readonly json: { readonly [field: string]: unknown; readonly error?: ErrorBody };
}

/** A failure as sent on the wire. */
export interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  readonly requestId: string;
}

/** Sends one upload over its own connection, byte for byte as given. No header is forbidden here. */
export async function send(
  origin: string,
  {
    body = pngBytes(),
    headers = {},
    method = 'POST',
    path = '/api/upload/apimart',
  }: {
    readonly body?: Uint8Array | string;
    readonly headers?: OutgoingHttpHeaders;
    readonly method?: string;
    readonly path?: string;
  } = {},
): Promise<Answer> {
  const { hostname, port, protocol } = new URL(origin);
  const chunked = headers['transfer-encoding'] !== undefined;
  const request = protocol === 'https:' ? requestByHttps : requestByHttp;
  const outgoing = request({
    // No authority has signed a test's certificate.
    rejectUnauthorized: false,
    agent: false,
    hostname,
    port,
    method,
    path,
    headers: {
      'content-type': 'image/png',
      ...(!chunked && { 'content-length': Buffer.byteLength(body) }),
      ...headers,
    },
  });
  // A refused client may also send its whole body: a broken connection fails the test.
  const closed = once(outgoing, 'close');
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  const text = Buffer.concat(await incoming.toArray()).toString();
  await closed;
  const json = text === '' ? {} : (JSON.parse(text) as Answer['json']);
  return { status: incoming.statusCode!, headers: incoming.headers, text, json };
}

/** Sends the body in chunks, without a declared length. */
export function sendInChunks(
  origin: string,
  body: Uint8Array | string,
  path = '/api/upload/apimart',
): Promise<Answer> {
  return send(origin, { body, path, headers: { 'transfer-encoding': 'chunked' } });
}
