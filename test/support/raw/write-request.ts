import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeHead } from './http-head.js';
import type { RawRequest } from '../raw-client.js';

/** Writes a request as specified, and calls `onSent` with the number of body bytes sent so far. */
export async function writeRequest(
  socket: Socket,
  request: RawRequest & { readonly headers: NonNullable<RawRequest['headers']> },
  onSent: (bytes: number) => void,
): Promise<void> {
  const { cutAfter = Infinity, cutBy = 'reset', headers, method = 'GET', path = '/' } = request;
  await write(socket, writeHead({ startLine: `${method} ${path} HTTP/1.1`, headers }));

  let sent = 0;
  for await (const piece of piecesOf(request)) {
    const allowed = piece.subarray(0, cutAfter - sent);
    await write(socket, allowed);
    sent += allowed.length;
    onSent(sent);
    if (sent >= cutAfter || !socket.writable) break;
    if (request.trickle) await sleep(request.trickle.every);
  }
  if (cutAfter === Infinity) return;
  if (cutBy === 'fin') socket.end();
  else socket.resetAndDestroy();
}

async function* piecesOf({ body = '', cutAfter, trickle }: RawRequest): AsyncIterable<Uint8Array> {
  if (cutAfter === 0) return;
  const whole = typeof body === 'string' ? Buffer.from(body) : body;
  if (!(whole instanceof Uint8Array)) {
    yield* whole;
    return;
  }
  const size = trickle?.bytes ?? Math.max(1, whole.length);
  for (let start = 0; start < whole.length; start += size) {
    yield whole.subarray(start, start + size);
  }
}

// Also resolves if the write fails, since the socket's own events tell how the connection ended.
async function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (!socket.writable) return;
  await new Promise<void>((resolve) => {
    socket.write(bytes, () => resolve());
  });
}
