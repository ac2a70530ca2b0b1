import { isRecord } from '../../core/is-record.js';
import {
  isOrigin,
  refuse,
  refuseUnknown,
  refuseUnlessEach,
  refuseUnlessPositive,
} from './configuration-error.js';
import { LONGEST_RESPONSE_MS, type Timeouts } from '../limits/timeouts.js';
import type { TokenProxyOptions } from './proxy-options.js';

const KNOWN = new Set<string>([
  'providers',
  'authorize',
  'basePath',
  'allowedOrigins',
  'allowedHeaders',
  'limiter',
  'idempotency',
  'timeouts',
  'maxBytes',
  'onError',
  'onEvent',
  'fetch',
] satisfies (keyof TokenProxyOptions)[]);

const KNOWN_TIMEOUTS = new Set<string>([
  'idleMs',
  'responseMs',
  'totalMs',
] satisfies (keyof Timeouts)[]);

const LONGEST_TIMER_MS = 2_147_483_647;

/** @throws ProxyConfigurationError for the first unsafe option of the proxy itself. */
export function checkProxyOptions(options: TokenProxyOptions): void {
  refuse(!isRecord(options), 'options', 'must be an object with "providers" and "authorize".');
  refuseUnknown(options, KNOWN);
  checkCallbacks(options);
  refuse(
    Object.keys(options.providers ?? {}).length === 0,
    'providers',
    'must name at least one provider.',
  );
  refuse(
    !isBasePath(options.basePath ?? ''),
    'basePath',
    'must be a path such as "/api/upload", without "." or ".." as a part and without a slash at the end.',
  );
  refuseUnlessPositive(options.maxBytes, 'maxBytes', 'bytes');
  checkTimeouts(options.timeouts ?? {});
  refuseUnlessEach(
    options.allowedOrigins,
    isOrigin,
    'allowedOrigins',
    'must list origins such as "https://app.example", each exactly: no "*", no path, no slash at the end.',
  );
  refuseUnlessEach(
    options.allowedHeaders,
    (header) => typeof header === 'string' && /^[\w-]+$/.test(header),
    'allowedHeaders',
    'must list header names.',
  );
}

/** Whether a request could have this path. URL parsers resolve `.` and `..`. */
function isBasePath(path: unknown): boolean {
  return (
    typeof path === 'string' &&
    /^(?:\/[\w.~-]+)*$/.test(path) &&
    new URL(`http://localhost${path}/`).pathname === `${path}/`
  );
}

function checkTimeouts(timeouts: Timeouts): void {
  refuseUnknown(timeouts, KNOWN_TIMEOUTS, 'timeouts.');
  for (const [name, ms] of Object.entries<unknown>({ ...timeouts })) {
    refuseUnlessPositive(ms, `timeouts.${name}`, 'milliseconds');
    refuse(
      Number(ms) > LONGEST_TIMER_MS,
      `timeouts.${name}`,
      `must be at most ${LONGEST_TIMER_MS}: a longer timer would fire immediately.`,
    );
  }
  // guard: response-timeouts-can-be-kept
  refuse(
    (timeouts.responseMs ?? 0) > LONGEST_RESPONSE_MS,
    'timeouts.responseMs',
    `must be at most ${LONGEST_RESPONSE_MS}: Node's fetch does not wait longer for an answer.`,
  );
}

function checkCallbacks({
  authorize,
  fetch,
  idempotency,
  limiter,
  onError,
  onEvent,
}: TokenProxyOptions): void {
  refuse(
    typeof authorize !== 'function',
    'authorize',
    'must be a function that says who may upload. There is no default: an open proxy would let anyone spend your money.',
  );
  for (const [name, callback] of Object.entries({ fetch, onError, onEvent })) {
    refuse(callback !== undefined && typeof callback !== 'function', name, 'must be a function.');
  }
  refuse(
    limiter !== undefined && !(isRecord(limiter) && typeof limiter['consume'] === 'function'),
    'limiter',
    'must have a function "consume".',
  );
  const store = idempotency || undefined;
  refuse(
    store !== undefined &&
      (['get', 'add', 'set'] as const).some((method) => typeof store[method] !== 'function'),
    'idempotency',
    'must be false or a store with the functions "get", "add" and "set".',
  );
}
