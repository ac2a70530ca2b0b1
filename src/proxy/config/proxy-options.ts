import type { UploadError } from '../../core/errors/upload-error.js';
import type { Authorize } from '../auth/authorization.js';
import type { IdempotencyStore } from '../idempotency/store-client.js';
import type { Limiter } from '../limits/limiter.js';
import type { Timeouts } from '../limits/timeouts.js';
import type { ErrorContext, ProxyEvent } from '../reports/proxy-event.js';
import type { ProvidersByWireName } from './provider-settings.js';

/** The options of {@link createTokenProxy}. */
export interface TokenProxyOptions {
  /** The providers of this site, by their names on the wire, such as `ai-homedesign`. */
  readonly providers: ProvidersByWireName;
  /**
   * Decides for each request whether its caller may upload, before any byte of the body is read. A
   * denied caller gets 401 `unauthorized` or the returned code. If `authorize` throws or takes longer
   * than ten seconds, the response is 503 `proxy-unavailable`. If it returns an invalid field, the
   * response is a 500 that names the field.
   */
  readonly authorize: Authorize;
  /**
   * The path that the proxy is mounted at, without a trailing slash.
   *
   * @default '/api/upload'
   */
  readonly basePath?: string;
  /**
   * Other origins whose pages may upload ([CORS](https://fetch.spec.whatwg.org/#http-cors-protocol)),
   * each exact, such as `https://app.example`. Pages of all other origins get 403 `forbidden`.
   *
   * @default none
   */
  readonly allowedOrigins?: readonly string[];
  /**
   * Additional request headers that those pages may send.
   *
   * @default none
   */
  readonly allowedHeaders?: readonly string[];
  /**
   * Limits how many uploads a caller may begin, by the `subject` of `authorize` or `anonymous`. A
   * caller with nothing left gets 429 `rate-limited`. If the limiter fails or takes longer than ten
   * seconds, the response is 503 `proxy-unavailable`.
   *
   * @default no limit
   */
  readonly limiter?: Limiter;
  /**
   * The store that remembers finished and running uploads for ten minutes. With `false`, nothing is
   * remembered, so a repeated request is a second upload. If the store fails, the response is 503
   * `proxy-unavailable`.
   *
   * @default this process; several instances need a shared store
   */
  readonly idempotency?: IdempotencyStore | false;
  /**
   * How long the proxy waits for the client and the vendor, in milliseconds.
   *
   * @default { idleMs: 30_000, responseMs: 60_000 }
   */
  readonly timeouts?: Timeouts;
  /**
   * The largest file for any provider, in bytes. A larger one is 413 `file-too-large`. It lowers the limit
   * of a provider and never raises it.
   *
   * @default the limit of each provider
   */
  readonly maxBytes?: number;
  /**
   * Called with one event per request, after its response is created. Its errors are ignored.
   *
   * @default no events
   */
  readonly onEvent?: (event: ProxyEvent) => void;
  /**
   * Called once for each failed request with the cause: a copy of what `authorize`, the limiter or
   * a store threw, why a request was refused, or what the vendor responded. Keys, upload tokens,
   * cookies and URL queries are redacted. It may name users and files, so keep it in a log that
   * only operators read. Its errors are ignored.
   *
   * @default prints to the console if `NODE_ENV` is `development` or not set
   */
  readonly onError?: (error: UploadError, context: ErrorContext) => void;
  /**
   * Sends the requests to vendors, for tests and instrumentation.
   *
   * @default the global `fetch`
   */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>;
}
