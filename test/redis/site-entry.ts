import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { serveProxy } from '../../examples/node/server.js';
import { connectRedis } from '../../examples/redis/connection.js';
import { sharedRate, sharedSettings } from '../../examples/redis/proxy.js';
import { createTokenProxy } from '../../src/proxy/index.js';
import { KEY, TOKEN_SECRET } from '../runtimes/site-config.js';

// One of several instances of a site, each in its own process. They share their state in Redis and are
// served as in the recipes.
const redis = connectRedis(process.env['REDIS_URL']!);
const vendor = { apiKey: KEY, origin: process.env['VENDOR_ORIGIN']!, allowInsecureOrigin: true };
const { limiter, ...shared } = sharedSettings(redis, TOKEN_SECRET);
const proxy = createTokenProxy({
  ...shared,
  ...(process.env['UNLIMITED'] === undefined && { limiter }),
  providers: {
    apimart: vendor,
    'ai-homedesign': vendor,
    stablecog: { ...vendor, rate: sharedRate(redis) },
  },
});
const server = serveProxy(proxy, 0).on('listening', () => {
  process.send!({ port: (server.address() as AddressInfo).port });
});
