import { createServer } from 'node:http';

/**
 * What a process has taken of the machine.
 *
 * @typedef Usage
 * @property {number} cpuSeconds Since it was started.
 * @property {number} rss Bytes of memory just now.
 * @property {number} peakRss The most bytes since the last question.
 */

const LOOK_EVERY_MS = 20;
/** Longer than any pause here: a connection that its server closes for idleness breaks an upload. */
const KEEP_ALIVE_MS = 120_000;

/**
 * Serves in a process of its own, says at which port, and answers every message with its usage.
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
  // Not resourceUsage().maxRSS: on Linux it begins with the memory of the parent process.
  setInterval(look, LOOK_EVERY_MS);
  process.on('message', () => {
    const { system, user } = process.cpuUsage();
    const rss = look();
    process.send?.({ event: 'usage', cpuSeconds: (system + user) / 1_000_000, rss, peakRss });
    peakRss = rss;
  });
  // A benchmark that broke off must not leave servers behind.
  process.on('disconnect', () => process.exit());
}
