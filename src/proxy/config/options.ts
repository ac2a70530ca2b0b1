import type { UploadErrorCode } from '../../core/errors/error-codes.js';
import type { UploadError } from '../../core/errors/upload-error.js';
import type { ImageType } from '../../core/rules/image-types.js';
import type { Upstream } from '../../providers/upstream.js';

/** The longest that the site's own functions and stores may take, in milliseconds. */
export const LONGEST_ANSWER_MS = 10_000;

/** The longest that a vendor's answer can be waited for, in milliseconds: Node's fetch ends there. */
export const LONGEST_RESPONSE_MS = 300_000;

/** Stores know no deletion; what is to be forgotten lives this long, in milliseconds. */
export const SHORTEST_LIFETIME_MS = 1;

/** Gives the key of this request; undefined refuses it with a 500 that names the provider. */
export type ApiKeySource = (context: {
  readonly request: Request;
  readonly subject: string | undefined;
}) => string | undefined | Promise<string | undefined>;

/** What the site says about one provider. */
export interface ProviderSettings {
  /**
   * The site's key, or a function that is asked for it at each request. A function that gives none, or
   * throws, is 500 `upstream-auth`.
   */
  readonly apiKey: string | ApiKeySource;
  /**
   * Replaces the vendor's origin; https only, unless `allowInsecureOrigin`.
   *
   * @default the vendor's own
   */
  readonly origin?: string;
  /**
   * Takes http, also in presigned and result URLs. For demos and tests on one machine.
   *
   * @default false
   */
  readonly allowInsecureOrigin?: boolean;
  /**
   * `relay` sends the bytes through this proxy even where the provider hands out storage URLs.
   * Bytes that are POSTed here are relayed in any case.
   */
  readonly delivery?: 'direct' | 'relay';
  /**
   * The only hosts a presigned URL may name, `host:port` where it has a port; another one is 502
   * `upload-url-refused`.
   *
   * @default S3's own hosts
   */
  readonly uploadHosts?: readonly string[];
  /**
   * Replaces the provider's own list of types.
   *
   * @default the types that the vendor documents
   */
  readonly types?: readonly ImageType[];
  /**
   * Replaces the provider's own limit, in bytes.
   *
   * @default the limit that the vendor documents; 200,000,000 where it documents none
   */
  readonly maxBytes?: number;
  /**
   * Uploads per second the vendor takes from the whole site; Stablecog's own is 2. More wait up to
   * five seconds, then they are `rate-limited`. A number is counted in this process, and those who
   * wait take turns by their `subject`; a limiter, asked for `provider:<name>`, counts
   * for all instances that share its store.
   */
  readonly rate?: number | Limiter;
  /** Options the server fixes; the client can then not change them. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** A service of the site's own, made with `defineUpstream`. */
  readonly upstream?: Upstream;
}

/** The settings of each provider that the site has set up, by its name on the wire. */
export interface ProvidersByWireName {
  readonly autoenhance?: ProviderSettings;
  readonly 'ai-homedesign'?: ProviderSettings;
  /** On the wire it is called `ai-homedesign`. */
  readonly aiHomeDesign?: never;
  readonly apimart?: ProviderSettings;
  readonly stablecog?: ProviderSettings;
  readonly imagepipeline?: ProviderSettings;
  /** On the wire it is called `imagepipeline`. */
  readonly imagePipeline?: never;
  /** A service of the site's own, by the name of its `upstream`. */
  readonly [name: string]: ProviderSettings | undefined;
}

/** What `authorize` may answer. Everything but `true` and `allow: true` denies. */
export type Authorization =
  | boolean
  | {
      readonly allow: true;
      /** Who uploads; limits and the memory of finished uploads are kept for each. */
      readonly subject?: string;
      /** Bytes; narrows the provider's limit. */
      readonly maxBytes?: number;
      /** Narrows the provider's types. */
      readonly types?: readonly string[];
      /**
       * Uses a single-use token up. Called when a new upload begins, and not for one whose answer is
       * remembered; false refuses it as `token-used`.
       */
      readonly spend?: () => boolean | Promise<boolean>;
    }
  | {
      readonly allow: false;
      readonly code?: Extract<UploadErrorCode, 'token-expired' | 'token-used' | 'forbidden'>;
    };

/** Says whether a request may upload. It sees the request before any byte of its body is read. */
export type Authorize = (
  request: Request,
  context: { readonly provider: string },
) => Authorization | Promise<Authorization>;

/** Anything with the `consume` of [rate-limiter-flexible](https://github.com/animir/node-rate-limiter-flexible). */
export interface Limiter {
  consume(key: string): Promise<unknown>;
}

/**
 * Where uploads are remembered; values are JSON texts. Share one between several instances.
 *
 * A call may be slow, fail, or fail although it took effect. It must not take effect twice, as with a
 * client that sends a command again after its connection broke.
 */
export interface IdempotencyStore {
  get(key: string): Promise<string | undefined>;
  /** Stores the value only where the key is free, in one step; tells whether it was. */
  add(key: string, value: string, lifetimeMs: number): Promise<boolean>;
  set(key: string, value: string, lifetimeMs: number): Promise<void>;
}

/** One per request. It never holds a key, a token or a vendor's words. */
export interface ProxyEvent {
  readonly type: 'upload' | 'ticket' | 'status' | 'preflight';
  readonly requestId: string;
  readonly provider?: string;
  readonly subject?: string;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** Left out on success. */
  readonly code?: UploadErrorCode;
  /** Bytes of the file read from the client. */
  readonly bytes: number;
  readonly durationMs: number;
  /** How long `authorize` took of it; left out where it was not asked. */
  readonly authorizeMs?: number;
  /** How long the vendor took of it, with waiting for a turn; left out where it heard nothing. */
  readonly deliveryMs?: number;
}

/** Which request an error belongs to. */
export interface ErrorContext {
  /** Its name on the wire; left out where the path names none. */
  readonly provider?: string;
  /** Also the answer's `X-Request-Id`, and in the event. */
  readonly requestId: string;
  readonly code: UploadErrorCode;
}

/** How long the proxy waits, in milliseconds. */
export interface Timeouts {
  /** Without a byte moving either way; 30,000. */
  readonly idleMs?: number;
  /**
   * For the vendor's answer after the last byte, 300,000 at most; time for what may still lie in buffers
   * is added, at 128 kB a second.
   *
   * @default 60_000
   */
  readonly responseMs?: number;
  /** For everything; no limit. */
  readonly totalMs?: number;
}

/** What {@link createTokenProxy} takes. */
export interface TokenProxyOptions {
  /** By the provider's name on the wire, such as `ai-homedesign`. */
  readonly providers: ProvidersByWireName;
  /**
   * Says for each request whether its caller may upload, before a byte of the body is read. A caller it
   * denies gets 401 `unauthorized` or the code that it names; where it throws or takes longer than ten
   * seconds, 503 `proxy-unavailable`.
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
   * Bounds how many uploads a caller may begin: it is asked for the `subject` of `authorize`, or for
   * `anonymous`. One that is used up is 429 `rate-limited`, one that fails 503 `proxy-unavailable`.
   *
   * @default no bound
   */
  readonly limiter?: Limiter;
  /** In this process unless a store is given; `false` forgets every upload at once. */
  readonly idempotency?: IdempotencyStore | false;
  /** How long the proxy waits for the client and the vendor. */
  readonly timeouts?: Timeouts;
  /**
   * The largest file of any provider, in bytes; what is larger is 413 `file-too-large`. It lowers the
   * limit of a provider and never raises it.
   *
   * @default the limit of each provider
   */
  readonly maxBytes?: number;
  /** Is called once for each request, after its answer is made. What it throws is ignored. */
  readonly onEvent?: (event: ProxyEvent) => void;
  /**
   * Is told, once for each request that fails, what lies behind it: its `cause` is a copy of what
   * `authorize`, the limiter or a store threw, or says why a request was refused or what the vendor
   * answered. Keys, upload tokens, cookies and queries of URLs are cut out of it; it may name users and
   * files, so keep it where only operators read.
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
