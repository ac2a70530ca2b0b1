import type { TokenProxyOptions } from '../config/proxy-options.js';
import type { IdempotencyStore } from '../idempotency/store-client.js';
import type { Fetch } from '../vendor/vendor-request.js';

/** What all requests to a proxy share. */
export interface RequestSettings extends Pick<
  TokenProxyOptions,
  'authorize' | 'limiter' | 'timeouts'
> {
  readonly fetch: Fetch;
  /** Undefined where nothing is remembered. */
  readonly store: IdempotencyStore | undefined;
}

/** What is recorded about a request while it is served, for its event. */
export interface RequestTrace {
  subject?: string;
  /** Bytes of the file read from the client. */
  bytes: number;
  /** Milliseconds that `authorize` took. */
  authorizeMs?: number;
  /** Milliseconds of waiting for a slot, of sending and of the vendor's answers. */
  deliveryMs?: number;
}

/** Runs a task and records how many milliseconds it took, however it ends. */
export async function timed<Value>(
  trace: RequestTrace,
  duration: 'authorizeMs' | 'deliveryMs',
  task: () => Promise<Value>,
): Promise<Value> {
  const startedAt = performance.now();
  try {
    return await task();
  } finally {
    trace[duration] = Math.round(performance.now() - startedAt);
  }
}
