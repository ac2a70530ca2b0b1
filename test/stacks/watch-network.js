import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';

// Loaded into every Node process of an app (NODE_OPTIONS). Logs each connection that the process opens and
// routes those to vendors to the double, so the app itself stays as users copy it.

const { NETWORK_LOG = '', STACK = '', VENDORS_URL = '' } = process.env;

/** @param {string} host */
function log(host) {
  appendFileSync(NETWORK_LOG, `${JSON.stringify({ stack: STACK, by: 'server', host })}\n`);
}

/** @type {(this: Socket, ...args: any[]) => Socket} */
const connect = Reflect.get(Socket.prototype, 'connect');

/** @type {(this: Socket, ...args: any[]) => Socket} */
Socket.prototype.connect = function connectAndLog(...args) {
  // Node itself passes the arguments as one array.
  const [target, host] = Array.isArray(args[0]) ? args[0] : args;
  const isPort = typeof target === 'number' || /^\d+$/.test(target);
  if (isPort) log(typeof host === 'string' ? host : 'localhost');
  // Anything with a path is a pipe on this machine.
  else if (typeof target === 'object' && !target.path) log(target.host ?? 'localhost');
  return connect.apply(this, args);
};

const { fetch } = globalThis;

globalThis.fetch = (input, init) => {
  const { host, pathname, protocol, search } = new URL(
    input instanceof Request ? input.url : String(input),
  );
  if (protocol !== 'https:') return fetch(input, init);
  log(host);
  const url = `${VENDORS_URL}/${host}${pathname}${search}`;
  return input instanceof Request ? fetch(new Request(url, input), init) : fetch(url, init);
};
