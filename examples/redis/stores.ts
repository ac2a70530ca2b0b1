import type { Redis } from 'ioredis';
import type { ConsumeToken, IdempotencyStore } from 'image-upload-dropzone/proxy';

/** The proxy accepts a token for 30 seconds after it has expired, and clocks differ. */
const GRACE_SECONDS = 60;

/** Remembers uploads for all instances: `idempotency` of the proxy. */
export function redisIdempotency(redis: Redis): IdempotencyStore {
  const named = (key: string) => `upload:${key}`;
  return {
    get: async (key) => (await redis.get(named(key))) ?? undefined,
    add: async (key, value, lifetimeMs) =>
      (await redis.set(named(key), value, 'PX', lifetimeMs, 'NX')) === 'OK',
    set: async (key, value, lifetimeMs) => {
      await redis.set(named(key), value, 'PX', lifetimeMs);
    },
  };
}

/** Lets each token be used once, whichever instance gets it: `consume` of the upload tokens. */
export function redisConsume(redis: Redis): ConsumeToken {
  return async (jti, exp) =>
    (await redis.set(`token:${jti}`, '', 'EXAT', exp + GRACE_SECONDS, 'NX')) === 'OK';
}
