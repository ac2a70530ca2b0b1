import { connect } from 'node:net';
import { readAnswer } from './raw/answer-reader.js';
import { headerValue, type HeaderLine } from './raw/http-head.js';
import { writeRequest } from './raw/write-request.js';

export type { HeaderLine } from './raw/http-head.js';

/** A request, sent as it is written here: nothing is added, counted or corrected. */
export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  /** All of them. Left out, only `Host` is sent; an empty list sends none at all. */
  readonly headers?: readonly HeaderLine[];
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>;
  /** Ends the connection after so many bytes of the body. */
  readonly cutAfter?: number;
  /** How `cutAfter` ends it: an orderly FIN, or a reset. */
  readonly cutBy?: 'fin' | 'reset';
  /** Sends the body in pieces of so many `bytes`, `every` so many milliseconds. */
  readonly trickle?: { readonly bytes: number; readonly every: number };
  /** Waits for the other side to close even when the answer is whole. */
  readonly untilClose?: boolean;
  /** Milliseconds to wait for all of it, 10 seconds if not given. */
  readonly timeoutMs?: number;
  /** Leaves once this settles, whether or not there is an answer. */
  readonly leaveAfter?: Promise<unknown>;
  /** How the connection ends when the answer or the time is over; by FIN. */
  readonly leaveBy?: 'fin' | 'reset';
}

/** What came back, and how the connection was when it was enough. */
export interface RawAnswer {
  /** Missing when no head came back. */
  readonly status: number | undefined;
  readonly headers: readonly HeaderLine[];
  /** The first value of a header, its name in any case. */
  header(name: string): string | undefined;
  /** The body, chunk marks taken out. */
  readonly body: Buffer;
  /** The whole answer came. */
  readonly complete: boolean;
  /** All bytes that came back, also those after the first answer. */
  readonly received: Buffer;
  /**
   * `open` is usual: the connection still stood when the answer was whole. `closed` is the FIN of
   * the other side, `reset` may also be our own.
   */
  readonly ended: 'open' | 'closed' | 'reset' | 'refused' | 'timeout';
  /** How many bytes of the body were handed to the network. */
  readonly sent: number;
}

/**
 * Sends one request over a connection of its own and tells what came of it. Never rejects.
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
  // Half open, so that a FIN of ours does not end the answer, nor theirs our writing.
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
