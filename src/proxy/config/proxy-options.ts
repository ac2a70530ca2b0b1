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
   * Decides for each request whether its caller may upload, before a byte of the body is read. A caller
   * it denies gets 401 `unauthorized` or the code that it names; where it throws or takes longer than ten
   * seconds, 503 `proxy-unavailable`; where it allows with a field that can't be used, a 500 that names
   * the field.
   */
  readonly authorize: Authorize;
  /**
   * The path that the proxy is mounted at, without a slash at its end.
   *
   * @default '/api/upload'
   */
  readonly basePath?: string;
  /**
   * Other origins whose pages may upload, such as `https://app.example`, each exactly
   * ([CORS](https://fetch.spec.whatwg.org/#http-cors-protocol)). Pages of others get 403 `forbidden`.
   *
   * @default none
   */
  readonly allowedOrigins?: readonly string[];
  /**
   * Names of headers that those pages may send besides the wire's own.
   *
   * @default none
   */
  readonly allowedHeaders?: readonly string[];
  /**
   * Limits how many uploads a caller may begin: it is asked for the `subject` of `authorize`, or for
   * `anonymous`. A caller with nothing left gets 429 `rate-limited`; where the limiter fails or takes
   * longer than ten seconds, 503 `proxy-unavailable`.
   *
   * @default no limit
   */
  readonly limiter?: Limiter;
  /**
   * Where finished and running uploads are remembered for ten minutes; `false` remembers none, so a
   * repeated request is a second upload. A store that fails is 503 `proxy-unavailable`.
   *
   * @default this process; several instances need a store that they share
   */
  readonly idempotency?: IdempotencyStore | false;
  /**
   * How long the proxy waits for the client and the vendor, in milliseconds.
   *
   * @default { idleMs: 30_000, responseMs: 60_000 }
   */
  readonly timeouts?: Timeouts;
  /**
   * The largest file of any provider, in bytes; a larger one is 413 `file-too-large`. It lowers the limit
   * of a provider and never raises it.
   *
   * @default the limit of each provider
   */
  readonly maxBytes?: number;
  /**
   * Gets one event per request, after its answer is made. What it throws is ignored.
   *
   * @default no events
   */
  readonly onEvent?: (event: ProxyEvent) => void;
  /**
   * Gets the cause of each request that fails, once: a copy of what `authorize`, the limiter or a store
   * threw, why a request was refused, or what the vendor answered. Keys, upload tokens, cookies and
   * queries of URLs are cut out of it; it may name users and files, so keep it where only operators read.
   * What it throws is ignored.
   *
   * @default prints on the console where `NODE_ENV` is `development` or not set
   */
  readonly onError?: (error: UploadError, context: ErrorContext) => void;
  /**
   * Sends the requests to vendors, for tests and instrumentation.
   *
   * @default the global `fetch`
   */
  readonly fetch?: (input: string, init: RequestInit) => Promise<Response>;
}
