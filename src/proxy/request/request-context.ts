import type { TokenProxyOptions } from '../config/proxy-options.js';
import type { IdempotencyStore } from '../idempotency/store-client.js';
import type { Fetch } from '../vendor/vendor-request.js';

/** The settings that all requests to a proxy share. */
export interface RequestSettings extends Pick<
  TokenProxyOptions,
  'authorize' | 'limiter' | 'timeouts'
> {
  readonly fetch: Fetch;
  /** `undefined` if nothing is remembered. */
  readonly store: IdempotencyStore | undefined;
}

/** The records about a request while it is served, for its event. */
export interface RequestTrace {
  subject?: string;
  /** Bytes of the file that were read from the client. */
  bytes: number;
  /** Milliseconds that `authorize` took. */
  authorizeMs?: number;
  /** Milliseconds of waiting for a slot, sending, and waiting for the vendor's responses. */
  deliveryMs?: number;
}

/** Runs a task and records how many milliseconds it took, even if it fails. */
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
