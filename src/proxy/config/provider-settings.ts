import type { ImageType } from '../../core/rules/image-types.js';
import type { Upstream } from '../../providers/upstream.js';
import type { Limiter } from '../limits/limiter.js';

/**
 * Returns the key for a request, such as a tenant's. If it returns undefined or takes longer than
 * ten seconds, the request is refused with a 500 that names the provider, never the value.
 */
export type ApiKeySource = (context: {
  readonly request: Request;
  /** The `subject` of `authorize`. */
  readonly subject: string | undefined;
}) => string | undefined | Promise<string | undefined>;

/** The site's settings for one provider. */
export interface ProviderSettings {
  /**
   * The site's key: a string, which is checked when the proxy is created, or a function that is
   * called for each upload. If the function returns no key or throws, the upload is 500
   * `upstream-auth`.
   */
  readonly apiKey: string | ApiKeySource;
  /**
   * Replaces the vendor's origin. It must be https unless `allowInsecureOrigin` is set.
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
   * How the bytes reach a provider that issues storage URLs (Autoenhance). With `direct`, the page sends
   * them there. With `relay`, they go through this proxy. Bytes POSTed here are always relayed, as are
   * those for all other providers.
   *
   * @default 'direct'
   */
  readonly delivery?: 'direct' | 'relay';
  /**
   * The only hosts that a presigned URL may have, as `host:port` if it has a port. Any other host is 502
   * `upload-url-refused`.
   *
   * @default S3's own hosts
   */
  readonly uploadHosts?: readonly string[];
  /**
   * Replaces the provider's own list of types. Any other type is 415 `file-invalid-type`.
   *
   * @default the types that the vendor documents
   */
  readonly types?: readonly ImageType[];
  /**
   * Replaces the provider's own limit, in bytes. A larger file is 413 `file-too-large`.
   *
   * @default the limit that the vendor documents, or 200,000,000 if it documents none
   */
  readonly maxBytes?: number;
  /**
   * How many uploads per second the vendor accepts from the whole site. 0.5 is one in two seconds. Further
   * uploads wait for up to five seconds and then are 429 `rate-limited`. A number is counted in this
   * process, and waiting uploads alternate between subjects. A limiter is called with `provider:<name>`
   * and counts for all instances that share its store.
   *
   * @default 2 for Stablecog, which documents it; no limit for the others
   */
  readonly rate?: number | Limiter;
  /**
   * Options that the server fixes, by their names in the component's `options`. The client can't change
   * them. `null` leaves an option out for every client.
   *
   * @default none
   */
  readonly options?: Readonly<Record<string, unknown>>;
  /**
   * Your own service, created with `defineUpstream`. Its profile must have the same name as the entry
   * here.
   *
   * @default the provider of this package with that name
   */
  readonly upstream?: Upstream;
}

/** The settings of the site's providers, by their wire names. */
export interface ProvidersByWireName {
  /** Autoenhance. */
  readonly autoenhance?: ProviderSettings;
  /** AI HomeDesign. */
  readonly 'ai-homedesign'?: ProviderSettings;
  /** On the wire it is called `ai-homedesign`. */
  readonly aiHomeDesign?: never;
  /** APIMart. */
  readonly apimart?: ProviderSettings;
  /** Stablecog. */
  readonly stablecog?: ProviderSettings;
  /** ImagePipeline. */
  readonly imagepipeline?: ProviderSettings;
  /** On the wire it is called `imagepipeline`. */
  readonly imagePipeline?: never;
  /** The site's own service, by the name of its `upstream`. */
  readonly [name: string]: ProviderSettings | undefined;
}
