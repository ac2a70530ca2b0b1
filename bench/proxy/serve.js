import { createServer } from 'node:http';

/**
 * The resources that a process has used.
 *
 * @typedef Usage
 * @property {number} cpuSeconds Since its start.
 * @property {number} rss Current memory in bytes.
 * @property {number} peakRss Peak memory in bytes since the last message.
 */

const LOOK_EVERY_MS = 20;
/** Longer than any pause here, because closing an idle connection can break an upload. */
const KEEP_ALIVE_MS = 120_000;

/**
 * Serves in its own process, reports its port, and answers every message with its usage.
 *
 * @param {import('node:http').RequestListener} listener
 */
export function serve(listener) {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ event: 'started', port: typeof address === 'object' && address?.port });
  });

  let peakRss = 0;
  const look = () => {
    const rss = process.memoryUsage.rss();
    peakRss = Math.max(peakRss, rss);
    return rss;
  };
  // resourceUsage().maxRSS doesn't work: on Linux it starts at the parent process's memory.
  setInterval(look, LOOK_EVERY_MS);
  process.on('message', () => {
    const { system, user } = process.cpuUsage();
    const rss = look();
    process.send?.({ event: 'usage', cpuSeconds: (system + user) / 1_000_000, rss, peakRss });
    peakRss = rss;
  });
  // An aborted benchmark must not leave servers behind.
  process.on('disconnect', () => process.exit());
}
