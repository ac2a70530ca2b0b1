import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { toNodeListener } from '../../src/proxy/index.js';
import { createSite } from './site.js';

// A site in its own process. It answers any message with its memory usage in bytes.
const site = createSite({ vendorOrigin: process.env['VENDOR_ORIGIN']! });
const server = createServer(toNodeListener(site)).listen(0, '127.0.0.1', () => {
  process.send!({ port: (server.address() as AddressInfo).port });
});
process.on('message', () => process.send!({ rss: process.memoryUsage.rss() }));
