import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuseRequest, toRequest } from './node-request.js';
import { discardRest } from './node-request-body.js';

/** A web-standard handler, such as the token proxy. */
export type WebHandler = (request: Request) => Promise<Response>;

/**
 * The request of `node:http`, `node:http2`, Express or Vite, by the parts that distinguish it from a
 * `Request`. Node's own type would require `@types/node`, even on Workers.
 */
export interface NodeRequest {
  /** Such as `POST`. */
  readonly method?: string | undefined;
  /** The path and the query. */
  readonly url?: string | undefined;
  /** Whether the whole request has arrived. */
  readonly complete: boolean;
}

/** The response of `node:http`, `node:http2`, Express or Vite. */
export interface NodeResponse {
  /** Set by the listener. */
  statusCode: number;
  /** Whether the response has been ended. */
  readonly writableEnded: boolean;
}

/** The options of a listener. */
export interface NodeListenerOptions {
  /**
   * The `node:http` event that it listens to, `request` by default. As a listener of
   * [checkContinue](https://nodejs.org/api/http.html#event-checkcontinue), it lets a client that
   * sent `Expect: 100-continue` continue only if its upload is accepted.
   */
  readonly event?: 'request' | 'checkContinue';
}

/**
 * Serves a web-standard handler from `node:http`, Express, Fastify or Vite.
 *
 * @example
 * app.use('/api/upload', toNodeListener(proxy));
 */
export function toNodeListener(
  handler: WebHandler,
  { event = 'request' }: NodeListenerOptions = {},
): (incoming: NodeRequest, outgoing: NodeResponse) => void {
  return (request, response) => {
    const incoming = request as IncomingMessage;
    const outgoing = response as ServerResponse;
    const mayContinue = event === 'checkContinue' ? createContinuation(outgoing) : undefined;
    serve(handler, incoming, outgoing, mayContinue).catch(() => {
      // If the handler rejects, there is no response, and the client sees the connection end.
      outgoing.destroy();
    });
  };
}

async function serve(
  handler: WebHandler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  mayContinue: Continuation | undefined,
): Promise<void> {
  const left = new AbortController();
  // After the body is read, the request emits no more events. Only this event reports a client that
  // disconnects while it waits for the response.
  // guard: leaving-is-seen-on-the-answer
  outgoing.on('close', () => {
    if (!outgoing.writableEnded) left.abort();
  });
  const request = toRequest(incoming, left.signal, mayContinue?.send);
  const response = request === undefined ? refuseRequest(incoming) : await handler(request);
  const body = new Uint8Array(await response.arrayBuffer());
  if (outgoing.destroyed) return;
  outgoing.statusCode = response.status;
  // Not `setHeaders`, which HTTP/2 responses don't have.
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  if (mayContinue?.wasSent() === false) {
    // The client was not asked for its body, so it won't send it, and the connection can't be reused.
    outgoing.setHeader('connection', 'close');
    outgoing.end(body);
    return;
  }
  if (!incoming.complete) {
    // The whole response is sent but not ended yet. Ending it would make Node disconnect a client that
    // asked for `Connection: close`, and a client that is disconnected while it sends can't read the
    // response.
    outgoing.setHeader('content-length', body.byteLength);
    outgoing.write(body);
    await discardRest(incoming);
    if (!outgoing.destroyed) outgoing.end();
    return;
  }
  outgoing.end(body);
}

/** The "100 Continue" that lets a client send its body. It is sent at most once. */
interface Continuation {
  readonly send: () => void;
  readonly wasSent: () => boolean;
}

/** Creates the continuation for a client that sent `Expect: 100-continue` to ask whether it may send. */
function createContinuation(outgoing: ServerResponse): Continuation {
  let sent = false;
  return {
    send() {
      if (sent) return;
      sent = true;
      outgoing.writeContinue();
    },
    wasSent: () => sent,
  };
}
