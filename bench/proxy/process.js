import { fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./serve.js').Usage} Usage */

/**
 * A server in its own process.
 *
 * @typedef Server
 * @property {string} origin
 * @property {EventEmitter} events Emits the messages of the process, by their `event`.
 * @property {() => Promise<Usage>} usage
 * @property {() => Promise<void>} close
 */

/**
 * @param {string} path
 * @param {Readonly<Record<string, string>>} environment
 * @returns {Promise<Server>}
 */
async function start(path, environment) {
  const child = fork(path, [], {
    env: { ...process.env, ...environment },
    serialization: 'advanced',
  });
  const events = new EventEmitter();
  // Always attached, because Node queues messages without a listener for the next one.
  child.on('message', (/** @type {{ event: string }} */ message) => {
    events.emit(message.event, message);
  });
  const [started] = await Promise.race([once(events, 'started'), once(child, 'exit')]);
  if (typeof started?.port !== 'number') throw new Error(`${path} did not start.`);
  return {
    origin: `http://127.0.0.1:${started.port}`,
    events,
    usage: async () => {
      child.send('usage');
      const [usage] = await once(events, 'usage');
      return usage;
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

/** Starts a vendor that reads as fast as it can, or at most `bytesPerSecond` of each upload. */
export function startVendor(bytesPerSecond = Infinity) {
  const path = fileURLToPath(new URL('vendor.js', import.meta.url));
  return start(path, { BYTES_PER_SECOND: String(bytesPerSecond) });
}

/**
 * Starts a proxy in front of a vendor.
 *
 * @param {string} path
 * @param {Server} vendor
 */
export function startProxy(path, vendor) {
  return start(path, { VENDOR_ORIGIN: vendor.origin });
}
