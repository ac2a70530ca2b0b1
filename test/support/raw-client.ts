import { connect } from 'node:net';
import { readAnswer } from './raw/answer-reader.js';
import { headerValue, type HeaderLine } from './raw/http-head.js';
import { writeRequest } from './raw/write-request.js';

export type { HeaderLine } from './raw/http-head.js';

/** A request that is sent exactly as written: nothing is added, counted or corrected. */
export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  /** All headers. If omitted, only `Host` is sent; an empty list sends none. */
  readonly headers?: readonly HeaderLine[];
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>;
  /** Ends the connection after this many bytes of the body. */
  readonly cutAfter?: number;
  /** How `cutAfter` ends it: with an orderly FIN or a reset. */
  readonly cutBy?: 'fin' | 'reset';
  /** Sends the body in pieces of `bytes` bytes, one `every` so many milliseconds. */
  readonly trickle?: { readonly bytes: number; readonly every: number };
  /** Waits for the other side to close, even after a complete answer. */
  readonly untilClose?: boolean;
  /** Milliseconds to wait for the whole exchange; 10 seconds by default. */
  readonly timeoutMs?: number;
  /** Disconnects once this settles, with or without an answer. */
  readonly leaveAfter?: Promise<unknown>;
  /** How the connection ends after the answer or the timeout; with FIN by default. */
  readonly leaveBy?: 'fin' | 'reset';
}

/** The answer, and the final state of the connection. */
export interface RawAnswer {
  /** `undefined` if no head arrived. */
  readonly status: number | undefined;
  readonly headers: readonly HeaderLine[];
  /** Returns the first value of a header, whose name is case-insensitive. */
  header(name: string): string | undefined;
  /** The body without chunk markers. */
  readonly body: Buffer;
  /** Whether the whole answer arrived. */
  readonly complete: boolean;
  /** All received bytes, including those after the first answer. */
  readonly received: Buffer;
  /**
   * Usually `open`: the connection was still open when the answer was complete. `closed` is the FIN of
   * the other side, `reset` may also be our own.
   */
  readonly ended: 'open' | 'closed' | 'reset' | 'refused' | 'timeout';
  /** The number of body bytes passed to the network. */
  readonly sent: number;
}

/**
 * Sends one request over its own connection and returns the outcome. Never rejects.
 *
 * @example
 * // Promises ten bytes, sends four, and hangs up.
 * await sendRaw(origin, {
 *   method: 'POST',
 *   headers: [['Host', 'x'], ['Content-Length', '10']],
 *   body: 'half',
 *   cutAfter: 4,
 * });
 */
export async function sendRaw(origin: string, request: RawRequest = {}): Promise<RawAnswer> {
  const { hostname, host, port } = new URL(origin);
  const { headers = [['Host', host]], method = 'GET', leaveBy, timeoutMs = 10_000 } = request;
  // Half open, so that our FIN doesn't end the answer, and theirs doesn't end our writing.
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  const answer = readAnswer(method);
  const received: Buffer[] = [];
  let sent = 0;

  const ended = await new Promise<RawAnswer['ended']>((resolve) => {
    const timer = setTimeout(resolve, timeoutMs, 'timeout');
    const leave = () => resolve('timeout');
    request.leaveAfter?.then(leave, leave);
    socket.on('data', (bytes) => {
      received.push(bytes);
      answer.take(bytes);
      if (answer.complete && !request.untilClose) resolve('open');
    });
    socket.on('end', () => {
      answer.close();
      resolve('closed');
    });
    socket.on('error', ({ code }: NodeJS.ErrnoException) => {
      resolve(code === 'ECONNREFUSED' ? 'refused' : 'reset');
    });
    socket.on('close', () => {
      clearTimeout(timer);
      resolve('reset');
    });
    void writeRequest(socket, { ...request, headers }, (bytes) => (sent = bytes));
  });
  if (leaveBy === 'reset') socket.resetAndDestroy();
  else socket.destroy();

  const lines = answer.head?.headers ?? [];
  return {
    status: answer.status,
    headers: lines,
    header: (name) => headerValue(lines, name),
    body: answer.body,
    complete: answer.complete,
    received: Buffer.concat(received),
    ended,
    sent,
  };
}
