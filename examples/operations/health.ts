import type { Redis } from 'ioredis';

/**
 * 200 while this instance can accept uploads. Vendors aren't asked: if one is down, a restart doesn't
 * help.
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
