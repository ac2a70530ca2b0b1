import { Redis } from 'ioredis';

/** A connection that reports quickly when Redis is down, and never sends a command twice. */
export function connectRedis(url: string): Redis {
  const redis = new Redis(url, {
    // A Redis that hangs keeps its connections open: without this, every upload would wait with it.
    // After two seconds an upload is refused with a 503, and the page tries again.
    commandTimeout: 2000,
    maxRetriesPerRequest: 1,
    // A command whose answer was lost may have taken effect. Sent again, it could free a key that another
    // upload has taken meanwhile.
    autoResendUnfulfilledCommands: false,
  });
  // Every command that fails says so itself; without a listener, ioredis prints this as well.
  redis.on('error', () => {});
  return redis;
}
