import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A relay to a server that can lose answers. */
export interface CuttingTunnel {
  readonly origin: string;
  /**
   * Breaks the connection at the first byte of an answer to an upload, `count` times.
   *
   * @param skipped The number of answers that go through before that.
   */
  readonly loseAnswers: (count?: number, skipped?: number) => void;
  readonly passAnswers: () => void;
  /** Breaks the next connection once it has sent this many bytes. */
  readonly breakAfter: (bytes: number) => void;
  /** Returns the number of lost answers. */
  readonly lost: () => number;
  readonly close: () => Promise<void>;
}

/** Relays bytes between a browser and a server, and drops the connection on demand. */
export async function startCuttingTunnel(targetOrigin: string): Promise<CuttingTunnel> {
  const { hostname, port } = new URL(targetOrigin);
  const sockets = new Set<Socket>();
  let losing = 0;
  let most = Infinity;
  let skipping = 0;
  let lost = 0;

  const server = createServer((client) => {
    const target = connect(Number(port), hostname);
    let uploading = false;
    let sent = 0;
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    }
    client.on('data', (bytes) => {
      if (/^[A-Z]+ \//.test(bytes.toString('latin1', 0, 16))) {
        uploading = bytes.toString('latin1', 0, 20).startsWith('POST /api/upload');
      }
      target.write(bytes);
      sent += bytes.length;
      if (sent < most) return;
      most = Infinity;
      client.resetAndDestroy();
      target.destroy();
    });
    target.on('data', (bytes) => {
      const isSkipped = losing > 0 && uploading && skipping > 0;
      if (isSkipped) skipping -= 1;
      if (losing === 0 || !uploading || isSkipped) {
        client.write(bytes);
        return;
      }
      losing -= 1;
      lost += 1;
      client.resetAndDestroy();
      target.destroy();
    });
    client.on('close', () => target.destroy());
    target.on('close', () => client.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseAnswers(count = Infinity, skipped = 0) {
      losing = count;
      skipping = skipped;
    },
    passAnswers: () => (losing = 0),
    breakAfter: (bytes) => (most = bytes),
    lost: () => lost,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
