import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A relay to a server that can be unplugged. */
export interface Plug {
  readonly origin: string;
  /** Stops passing on bytes without closing connections. */
  readonly loosen: () => void;
  /** Breaks every connection, including new ones. */
  readonly pull: () => void;
  readonly putIn: () => void;
  readonly close: () => Promise<void>;
}

/**
 * Relays bytes between a browser and a server while the plug is in. A browser that is told to be
 * offline starts no requests but continues those in progress; only this ends them.
 */
export async function startPlug(targetOrigin: string): Promise<Plug> {
  const { hostname, port } = new URL(targetOrigin);
  const sockets = new Set<Socket>();
  let state: 'in' | 'loose' | 'out' = 'in';

  const server = createServer((client) => {
    if (state === 'out') {
      client.resetAndDestroy();
      return;
    }
    const target = connect(Number(port), hostname);
    for (const [socket, other] of [
      [client, target],
      [target, client],
    ] as const) {
      sockets.add(socket);
      if (state === 'in') socket.pipe(other);
      socket
        .on('error', () => {})
        .on('close', () => {
          sockets.delete(socket);
          other.destroy();
        });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  function loosen(): void {
    state = 'loose';
    for (const socket of sockets) socket.unpipe();
  }

  function pull(): void {
    state = 'out';
    for (const socket of sockets) socket.resetAndDestroy();
  }

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loosen,
    pull,
    putIn: () => (state = 'in'),
    async close() {
      pull();
      server.close();
      await once(server, 'close');
    },
  };
}
