import { isOrigin, refuse, refuseUnknown, refuseUnlessPositive } from './configuration-error.js';
import type { TokenProxyOptions } from './options.js';

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
  'onEvent',
  'fetch',
] satisfies (keyof TokenProxyOptions)[]);

/** @throws ProxyConfigurationError for the first option of the proxy itself that is not safe. */
export function checkProxyOptions(options: TokenProxyOptions): void {
  refuseUnknown(options, KNOWN);
  checkCallbacks(options);
  refuse(
    Object.keys(options.providers ?? {}).length === 0,
    'providers',
    'has to name at least one provider.',
  );
  refuse(
    !/^(?:\/[\w.~-]+)*$/.test(options.basePath ?? ''),
    'basePath',
    'has to be a path such as "/api/upload", without a slash at its end.',
  );
  refuseUnlessPositive(options.maxBytes, 'maxBytes', 'bytes');
  const { idleMs, responseMs, totalMs } = options.timeouts ?? {};
  refuseUnlessPositive(idleMs, 'timeouts.idleMs', 'milliseconds');
  refuseUnlessPositive(responseMs, 'timeouts.responseMs', 'milliseconds');
  refuseUnlessPositive(totalMs, 'timeouts.totalMs', 'milliseconds');
  for (const origin of options.allowedOrigins ?? []) {
    refuse(
      !isOrigin(origin),
      'allowedOrigins',
      'has to list origins such as "https://app.example", each exactly: no "*", no path, no slash at its end.',
    );
  }
  for (const header of options.allowedHeaders ?? []) {
    refuse(!/^[\w-]+$/.test(header), 'allowedHeaders', 'has to list header names.');
  }
}

function checkCallbacks({ authorize, idempotency, limiter }: TokenProxyOptions): void {
  refuse(
    typeof authorize !== 'function',
    'authorize',
    'has to be a function that says who may upload. There is no default: an open proxy spends your money for anybody.',
  );
  refuse(
    limiter !== undefined && typeof limiter.consume !== 'function',
    'limiter',
    'has to have a function "consume".',
  );
  const store = idempotency || undefined;
  refuse(
    store !== undefined &&
      (['get', 'add', 'set'] as const).some((method) => typeof store[method] !== 'function'),
    'idempotency',
    'has to be false or a store with the functions "get", "add" and "set".',
  );
}
