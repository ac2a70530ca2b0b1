import type { Redis } from 'ioredis';

/**
 * 200 while this instance can take uploads. It asks no vendor: a restart would not help against a
 * vendor that is down.
 */
export async function health(redis: Redis): Promise<Response> {
  const deadline = new Promise<never>((_, reject) => {
    setTimeout(reject, 1000, new Error('Redis was silent for a second.')).unref();
  });
  try {
    await Promise.race([redis.ping(), deadline]);
    return new Response('ok');
  } catch {
    return new Response('The store of finished uploads is down.', { status: 503 });
  }
}
