import { createTokenProxy, createUploadTokens } from 'image-upload-dropzone/proxy';
import type { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { redisConsume, redisIdempotency } from './stores.js';

/** A proxy that can run in any number of instances: they share what they know in Redis. */
export function createSharedProxy(redis: Redis, tokenSecret: string) {
  return createTokenProxy({
    ...sharedSettings(redis, tokenSecret),
    providers: {
      apimart: { apiKey: () => process.env.APIMART_API_KEY },
      stablecog: { apiKey: () => process.env.STABLECOG_API_KEY, rate: sharedRate(redis) },
    },
  });
}

/** Who may upload and how often, and what has been uploaded already. */
export function sharedSettings(redis: Redis, tokenSecret: string) {
  return {
    authorize: createUploadTokens({
      keys: { '2026-11': tokenSecret },
      audience: 'https://app.example',
      consume: redisConsume(redis),
    }).authorize,
    // Ten uploads per minute for each user.
    limiter: new RateLimiterRedis({
      storeClient: redis,
      keyPrefix: 'uploads',
      points: 10,
      duration: 60,
    }),
    idempotency: redisIdempotency(redis),
  };
}

/** Two per second for the whole site, half a second apart. */
export function sharedRate(redis: Redis) {
  return new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: 'rate',
    points: 2,
    duration: 1,
    execEvenly: true,
  });
}
