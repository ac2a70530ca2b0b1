import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A client that can write any bytes. */
export interface RawConnection {
  readonly socket: Socket;
  /** Returns everything received so far. */
  readonly received: () => string;
  /** Resolves with an answer's head and body once both have arrived. */
  readonly answer: () => Promise<string>;
  /** Settles when the connection is closed. */
  readonly closed: Promise<unknown>;
}

/** Connects to a proxy for one test. */
export async function openConnection(origin: string): Promise<RawConnection> {
  const { hostname, port } = new URL(origin);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  let received = '';
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    received += bytes.toString('latin1');
    if (isWhole(received)) socket.emit('answer');
  });
  const closed = new Promise((resolve) => {
    socket.on('close', resolve);
    socket.on('end', () => socket.end());
  });
  onTestFinished(() => {
    socket.destroy();
  });
  await once(socket, 'connect');
  return {
    socket,
    closed,
    received: () => received,
    async answer() {
      if (!isWhole(received)) await Promise.race([once(socket, 'answer'), closed]);
      return received;
    },
  };
}

/** Returns the head of an upload; the test supplies the body. */
export function uploadHead(headers: readonly string[], path = '/api/upload/apimart'): string {
  return [
    `POST ${path} HTTP/1.1`,
    'Host: app.example',
    'Content-Type: image/png',
    ...headers,
    '',
    '',
  ].join('\r\n');
}

function isWhole(text: string): boolean {
  const length = /^content-length: (\d+)/im.exec(text)?.[1];
  const head = text.indexOf('\r\n\r\n');
  return length !== undefined && head !== -1 && text.length >= head + 4 + Number(length);
}
