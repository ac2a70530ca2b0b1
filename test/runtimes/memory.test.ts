import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pngBytes } from '../proxy/image-bytes.js';
import { sendRaw } from '../support/raw-client.js';
import { startSiteProcess, type SiteProcess } from './node-process.js';

const MEGABYTE = 1_048_576;
// UPLOAD_MEGABYTES=50 npm run test:memory sends a gigabyte in all.
const FILE_BYTES = Number(process.env['UPLOAD_MEGABYTES'] ?? 20) * 1_000_000;
const CLIENTS = 20;
const HEAP_MEGABYTES = 96;
const FIVE_MEGABYTES_A_SECOND = { bytes: 65_536, everyMs: 13 };

let vendor: Awaited<ReturnType<typeof openSlowVendor>>;
let site: SiteProcess;

beforeEach(async () => {
  vendor = await openSlowVendor();
  site = await startSiteProcess({ vendorOrigin: vendor.origin }, HEAP_MEGABYTES);
}, 60_000);
afterEach(async () => {
  await site.close();
  await vendor.close();
});

it(
  'a site streams twenty large uploads to a slow vendor with the memory of one',
  { timeout: 120_000 },
  async () => {
    await uploadTo('large', [pngBytes()]);
    const before = await site.rss();
    const uploads = Array.from({ length: CLIENTS }, () => uploadTo('large', bigPicture()));
    const all = Promise.all(uploads);
    const watch = watchPeak(site);
    const answers = await all;
    const peak = await watch.end();
    expect(answers.map(({ status }) => status)).toEqual(Array(CLIENTS).fill(200));
    expect(vendor.files().slice(1)).toEqual(Array(CLIENTS).fill(await sha256(bigPicture())));
    // Buffers awaiting garbage collection come and go, but anything kept of 400 MB would stay.
    expect(peak - before).toBeLessThan(128 * MEGABYTE);
  },
);

it('a site reads less than 8 MB from each client if the vendor doesn’t read', async () => {
  vendor.stopReading();
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => uploadTo('large-hasty', bigPicture())),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(504));
  const events = site
    .printed()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { code: string; bytes: number });
  expect(events).toHaveLength(5);
  for (const { bytes, code } of events) {
    expect(code).toBe('upstream-timeout');
    expect(bytes).toBeLessThan(8 * MEGABYTE);
  }
});

/** Measures a site's peak memory, sampled twenty times per second. */
function watchPeak({ rss }: SiteProcess) {
  const stop = new AbortController();
  const peak = (async () => {
    let most = 0;
    while (!stop.signal.aborted) {
      most = Math.max(most, await rss());
      await sleep(50);
    }
    return most;
  })();
  return {
    async end(): Promise<number> {
      stop.abort();
      return peak;
    },
  };
}

const NOISE = randomBytes(1_000_000);

/** Yields the same picture each time, in pieces that are created once. */
function* bigPicture(): Generator<Uint8Array> {
  yield pngBytes(1_000_000);
  for (let sent = 1_000_000; sent < FILE_BYTES; sent += NOISE.length) yield NOISE;
}

function uploadTo(scenario: string, pieces: Iterable<Uint8Array>) {
  let length = 0;
  const copy = [...pieces];
  for (const { byteLength } of copy) length += byteLength;
  return sendRaw(site.origin, {
    method: 'POST',
    path: `/${scenario}/api/upload/apimart`,
    headers: [
      ['Host', 'app.example'],
      ['Content-Type', 'image/png'],
      ['Content-Length', String(length)],
    ],
    body: inTurn(copy),
    timeoutMs: 100_000,
  });
}

async function* inTurn(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

async function sha256(pieces: Iterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

/** Starts a vendor that reads each connection slowly and keeps only the hash of each file. */
async function openSlowVendor() {
  const files: string[] = [];
  const sockets = new Set<Socket>();
  let reads = true;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    if (reads) void take(socket, files).catch(() => {});
    else socket.pause();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files: () => files,
    stopReading() {
      reads = false;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Reads one form after another, at most 5 MB per second. */
async function take(socket: Socket, files: string[]): Promise<void> {
  let head = '';
  let left = 0;
  let hash = createHash('sha256');
  let held: Buffer = Buffer.alloc(0);
  for (;;) {
    const piece = socket.read(
      Math.min(socket.readableLength || 1, FIVE_MEGABYTES_A_SECOND.bytes),
    ) as Buffer | null;
    if (piece === null) {
      if (socket.destroyed || socket.readableEnded) return;
      await Promise.race([once(socket, 'readable'), once(socket, 'end'), sleep(100)]);
      continue;
    }
    let rest = piece;
    if (left === 0) {
      head += rest.toString('latin1');
      // Everything before the file: the head of the request and of its only part.
      const start = head.indexOf('\r\n\r\n', head.indexOf('\r\n\r\n') + 4);
      if (start === -1) continue;
      const [, length] = /content-length: (\d+)/i.exec(head)!;
      const begun = head.length - (head.indexOf('\r\n\r\n') + 4);
      left = Number(length) - begun;
      rest = Buffer.from(head.slice(start + 4), 'latin1');
    } else left -= rest.length;
    // The end of the form is eight characters longer than its boundary.
    const tail = /boundary=([\w-]+)/.exec(head)![1]!.length + 8;
    held = Buffer.concat([held, rest]);
    if (left > 0) {
      hash.update(held.subarray(0, Math.max(0, held.length - tail)));
      held = held.subarray(Math.max(0, held.length - tail));
    } else {
      files.push(hash.update(held.subarray(0, held.length - tail)).digest('hex'));
      [head, left, hash, held] = ['', 0, createHash('sha256'), Buffer.alloc(0)];
      const body = '{"url":"https://upload.apimart.ai/f/1.png"}';
      socket.write(
        `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
    }
    await sleep(FIVE_MEGABYTES_A_SECOND.everyMs);
  }
}
