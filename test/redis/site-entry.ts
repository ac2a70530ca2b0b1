import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { redisConsume, redisIdempotency } from '../../examples/redis/stores.js';
import { createTokenProxy, createUploadTokens, toNodeListener } from '../../src/proxy/index.js';
import { AUDIENCE, KEY, TOKEN_SECRET } from '../runtimes/site-config.js';

// One of several instances of a site, each in a process of its own: what they share is in Redis.
const redis = new Redis(process.env['REDIS_URL']!, { maxRetriesPerRequest: 1 });
// Where Redis has gone, every question says so; nobody has to hear it a second time.
redis.on('error', () => {});
const vendor = { apiKey: KEY, origin: process.env['VENDOR_ORIGIN']!, allowInsecureOrigin: true };
const proxy = createTokenProxy({
  providers: {
    apimart: vendor,
    stablecog: {
      ...vendor,
      rate: new RateLimiterRedis({
        storeClient: redis,
        keyPrefix: 'pace',
        points: 2,
        duration: 1,
        execEvenly: true,
      }),
    },
  },
  authorize: createUploadTokens({
    keys: { one: TOKEN_SECRET },
    audience: AUDIENCE,
    consume: redisConsume(redis),
  }).authorize,
  limiter: new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: 'uploads',
    points: 10,
    duration: 60,
  }),
  idempotency: redisIdempotency(redis),
});
const server = createServer(toNodeListener(proxy)).listen(0, '127.0.0.1', () => {
  process.send!({ port: (server.address() as AddressInfo).port });
});
