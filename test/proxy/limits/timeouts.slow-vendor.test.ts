import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { answer, STORED } from '../recording-vendor.js';
import { send } from '../send.js';

/** Opens a vendor that reads this many bytes ten times a second and answers at the end of the form. */
async function openSlowVendor(bytesPerRead: number) {
  const server = createServer((socket) => {
    socket.pause().on('error', () => {});
    let tail = '';
    const timer = setInterval(() => {
      const piece = (socket.read(bytesPerRead) ?? socket.read()) as Buffer | null;
      tail = (tail + (piece?.toString('latin1') ?? '')).slice(-200);
      if (tail.endsWith('--\r\n')) socket.write(answer(200, STORED));
    }, 100);
    socket.on('close', () => clearInterval(timer));
    onTestFinished(() => void socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin: `http://${host}`, host };
}

it('waits for a vendor that reads a steady 160 kB per second', async () => {
  const vendor = await openSlowVendor(16_000);
  const proxy = await openProxy({ ...optionsFor(vendor), timeouts: { responseMs: 800 } });

  const { json, status } = await send(proxy.origin, { body: pngBytes(400_000) });

  expect([status, json]).toEqual([200, STORED]);
});
