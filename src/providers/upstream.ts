import type { UploadErrorCode } from '../core/errors/error-codes.js';
import type { AnyProvider, Provider } from '../core/provider/provider.js';
import type { CheckedOptions } from '../core/provider/provider-options.js';

/** The image as a vendor gets it. The proxy streams the bytes. */
export interface OutgoingImage {
  /** A clean file name with the extension of the proven type. */
  readonly name: string;
  /** The proven type. */
  readonly type: string;
  /** The options for this upload, checked against the profile. */
  readonly options: CheckedOptions;
}

/** One part of a vendor's multipart form, in order: a string, or the image itself. */
export type FormPart =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly file: OutgoingImage };

/** A vendor's response, or the part of it that could be read. */
export interface VendorAnswer {
  /** The HTTP status. */
  readonly status: number;
  /** The parsed JSON; `undefined` if the body isn't JSON. */
  readonly json: unknown;
  /** The body as text, at most 1 MiB of it. */
  readonly text: string;
}

/**
 * How an upstream talks to its vendor. Every request is signed and goes to the vendor's own origin.
 */
export interface VendorApi {
  /** POSTs a multipart form of exact length. Returns the JSON of a 2xx response and rejects otherwise. */
  readonly postForm: (path: string, parts: readonly FormPart[]) => Promise<unknown>;
  /** POSTs JSON. Returns the JSON of a 2xx response and rejects otherwise. */
  readonly postJson: (path: string, body: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** A URL that a page may show: https, or http if the proxy allows insecure origins. */
  readonly webUrl: (value: unknown) => string | undefined;
}

/** The functions for getting a ticket. It has no access to the bytes. */
export type TicketApi = Pick<VendorApi, 'postJson' | 'webUrl'>;

/** A storage URL for the bytes, and the result of the upload once they have arrived. */
export interface UploadTicket {
  /** The URL for the bytes, and the headers that were signed with it. */
  readonly put: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  /** The fields of the result, once the bytes are there. */
  readonly result: Readonly<Record<string, unknown>>;
}

interface UpstreamFacts {
  /** The vendor's origin; the site can set another. */
  readonly origin: string;
  /** The headers that sign a request with the site's key. */
  readonly credential: (apiKey: string) => Readonly<Record<string, string>>;
  /**
   * How many uploads per second the vendor accepts from a whole site; the site can set another
   * rate. In the proxy, further uploads wait.
   */
  readonly uploadsPerSecond?: number;
  /**
   * How long to wait after a 429 that doesn't say, in milliseconds, as the vendor's own clients do.
   *
   * @default unspecified, so the browser chooses its own backoff
   */
  readonly rateLimitedMs?: number;
  /**
   * Returns the code for a vendor-specific response, even inside a 2xx; `undefined` if the status is
   * enough.
   */
  readonly refusal?: (answer: VendorAnswer) => UploadErrorCode | undefined;
}

/**
 * The server half of a provider: what the proxy sends and how it reads the response.
 *
 * There are two kinds of vendor: one accepts the bytes itself (`upload`), the other hands out a
 * storage URL for them (`ticket`). The results of both are checked against the profile's `result`.
 */
export type Upstream = UpstreamFacts & { readonly profile: AnyProvider } & (
    | {
        readonly upload: (
          image: OutgoingImage,
          vendor: VendorApi,
        ) => Promise<Readonly<Record<string, unknown>>>;
      }
    | {
        readonly ticket: (image: OutgoingImage, vendor: TicketApi) => Promise<UploadTicket>;
      }
  );

type UpstreamKind<Result> = UpstreamFacts &
  (
    | { readonly upload: (image: OutgoingImage, vendor: VendorApi) => Promise<Unchecked<Result>> }
    | {
        readonly ticket: (
          image: OutgoingImage,
          vendor: TicketApi,
        ) => Promise<UploadTicket & { readonly result: Unchecked<Result> }>;
      }
  );

/** The fields of a vendor's result, not validated yet. */
type Unchecked<Result> = { readonly [Field in keyof Result]-?: unknown };

/**
 * Connects a server half to its profile.
 *
 * @experimental Until three outside providers have been written with it.
 */
export function defineUpstream<Options extends object, Result extends object>(
  profile: Provider<Options, Result>,
  kind: UpstreamKind<Result>,
): Upstream {
  return Object.freeze({ ...kind, profile });
}
