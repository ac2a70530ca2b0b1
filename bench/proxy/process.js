import { fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./serve.js').Usage} Usage */

/**
 * A server in a process of its own.
 *
 * @typedef Server
 * @property {string} origin
 * @property {EventEmitter} events What it tells, by the `event` of its messages.
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
  // Always there: Node keeps the messages that nobody listens to for whoever listens next.
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

/** A vendor that reads as fast as it can, or no more than so many bytes of an upload in a second. */
export function startVendor(bytesPerSecond = Infinity) {
  const path = fileURLToPath(new URL('vendor.js', import.meta.url));
  return start(path, { BYTES_PER_SECOND: String(bytesPerSecond) });
}

/**
 * A proxy before a vendor.
 *
 * @param {string} path
 * @param {Server} vendor
 */
export function startProxy(path, vendor) {
  return start(path, { VENDOR_ORIGIN: vendor.origin });
}
