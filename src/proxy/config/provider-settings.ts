import type { ImageType } from '../../core/rules/image-types.js';
import type { Upstream } from '../../providers/upstream.js';
import type { Limiter } from '../limits/limiter.js';

/**
 * Gives the key for a request, such as that of a tenant. Undefined refuses the request with a 500 that
 * names the provider and never the value; so does a function that takes longer than ten seconds.
 */
export type ApiKeySource = (context: {
  readonly request: Request;
  /** The `subject` of `authorize`. */
  readonly subject: string | undefined;
}) => string | undefined | Promise<string | undefined>;

/** What the site says about one provider. */
export interface ProviderSettings {
  /**
   * The site's key: a text, which is checked when the proxy is created, or a function that is called for
   * each upload. A function that gives no key, or throws, is 500 `upstream-auth`.
   */
  readonly apiKey: string | ApiKeySource;
  /**
   * Replaces the vendor's origin; https only, unless `allowInsecureOrigin` is set.
   *
   * @default the vendor's own
   */
  readonly origin?: string;
  /**
   * Allows http, also in presigned and result URLs. For demos and tests on one machine.
   *
   * @default false
   */
  readonly allowInsecureOrigin?: boolean;
  /**
   * How the bytes reach a provider that hands out storage URLs (Autoenhance): `direct` lets the page put
   * them there, `relay` sends them through this proxy. Bytes that are POSTed here are relayed in any
   * case. Other providers are always relayed.
   *
   * @default 'direct'
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
   * Replaces the provider's own list of types; another type is 415 `file-invalid-type`.
   *
   * @default the types that the vendor documents
   */
  readonly types?: readonly ImageType[];
  /**
   * Replaces the provider's own limit, in bytes; a larger file is 413 `file-too-large`.
   *
   * @default the limit that the vendor documents; 200,000,000 where it documents none
   */
  readonly maxBytes?: number;
  /**
   * How many uploads per second the vendor accepts from the whole site; 0.5 is one in two seconds. More
   * wait for up to five seconds, then they are 429 `rate-limited`. A number is counted in this process,
   * and waiting uploads alternate between subjects; a limiter, asked for `provider:<name>`, counts for all
   * instances that share its store.
   *
   * @default 2 for Stablecog, which documents it; no limit for the others
   */
  readonly rate?: number | Limiter;
  /**
   * Options that the server fixes by their names in the component's `options`; the client can't change
   * them. `null` leaves an option out for every client.
   *
   * @default none
   */
  readonly options?: Readonly<Record<string, unknown>>;
  /**
   * A service of your own, made with `defineUpstream`, whose profile bears the name that it has here.
   *
   * @default the provider of this package with that name
   */
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
