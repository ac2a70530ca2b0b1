import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { Redis } from 'ioredis';
import { sharedPace, sharedSettings } from '../../examples/redis/proxy.js';
import { createTokenProxy, toNodeListener } from '../../src/proxy/index.js';
import { KEY, TOKEN_SECRET } from '../runtimes/site-config.js';

// One of several instances of a site, each in a process of its own: what they share is in Redis, as the
// recipe has it.
const redis = new Redis(process.env['REDIS_URL']!, { maxRetriesPerRequest: 1 });
// Where Redis has gone, every question says so; nobody has to hear it a second time.
redis.on('error', () => {});
const vendor = { apiKey: KEY, origin: process.env['VENDOR_ORIGIN']!, allowInsecureOrigin: true };
const proxy = createTokenProxy({
  ...sharedSettings(redis, TOKEN_SECRET),
  providers: { apimart: vendor, stablecog: { ...vendor, rate: sharedPace(redis) } },
});
const server = createServer(toNodeListener(proxy)).listen(0, '127.0.0.1', () => {
  process.send!({ port: (server.address() as AddressInfo).port });
});
