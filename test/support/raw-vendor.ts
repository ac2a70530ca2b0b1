import { EventEmitter, once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { serveConnection, type Ledger } from './raw/vendor-connection.js';
import type { RecordedConnection, RecordedRequest } from './raw/vendor-records.js';
import type { VendorScript, VendorStep } from './raw/vendor-script.js';

export type { RecordedConnection, RecordedRequest, RequestHead } from './raw/vendor-records.js';
export type { VendorAnswer, VendorScript, VendorStep } from './raw/vendor-script.js';

/** A vendor on loopback that follows a script and records every byte. */
export interface RawVendor {
  readonly origin: string;
  readonly requests: readonly RecordedRequest[];
  readonly connections: readonly RecordedConnection[];
  /** Waits for the first matching past or future request, for at most `timeoutMs` ms (5000). */
  readonly next: (
    fits?: (request: RecordedRequest) => boolean,
    timeoutMs?: number,
  ) => Promise<RecordedRequest>;
  /** Closes the vendor and all open connections. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a vendor that speaks HTTP/1.1 over a raw socket, so that it can break every rule.
 *
 * @example
 * const vendor = await startRawVendor([{ drop: 'mid-body', bytes: 1000 }, { answer: { status: 200 } }]);
 * const cut = await vendor.next((request) => request.aborted);
 */
export async function startRawVendor(script: VendorScript): Promise<RawVendor> {
  const ledger = createLedger(script);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveConnection(socket, ledger);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    origin: `http://127.0.0.1:${port}`,
    requests: ledger.requests,
    connections: ledger.connections,
    async next(fits = () => true, timeoutMs = 5000) {
      const found = () => ledger.requests.find((request) => fits(request));
      await ledger.until(() => found() !== undefined, AbortSignal.timeout(timeoutMs));
      return found() ?? Promise.reject(new Error(describe(ledger, timeoutMs)));
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function createLedger(script: VendorScript): Ledger {
  const changes = new EventEmitter().setMaxListeners(0);
  let taken = 0;

  const peekStep = (): VendorStep | undefined => {
    if (typeof script === 'function') return undefined;
    return isList(script) ? (script[taken] ?? script.at(-1)) : script;
  };
  return {
    requests: [],
    connections: [],
    peekStep,
    takeStep(head) {
      const step = typeof script === 'function' ? head && script(head) : peekStep();
      taken += 1;
      if (!step) throw new Error('The script of this vendor has no step.');
      return step;
    },
    changed: () => changes.emit('change'),
    until: (condition, signal) =>
      new Promise((resolve) => {
        const check = () => {
          if (!condition() && !signal?.aborted) return;
          changes.off('change', check);
          resolve();
        };
        changes.on('change', check);
        signal?.addEventListener('abort', check);
        check();
      }),
  };
}

function describe({ requests }: Ledger, timeoutMs: number): string {
  const seen = requests.map(
    ({ aborted, bodyLength, complete, method, path }) =>
      `${method} ${path} (${bodyLength} bytes, ${complete ? 'complete' : aborted ? 'aborted' : 'open'})`,
  );
  return `No request did so within ${timeoutMs} ms. Seen: ${seen.join(', ') || 'none'}.`;
}

// Array.isArray doesn't narrow a readonly array in a union.
function isList(script: VendorScript): script is readonly VendorStep[] {
  return Array.isArray(script);
}
