import type { UploadErrorCode } from '../core/errors/error-codes.js';
import type { AnyProvider, Provider } from '../core/provider/provider.js';
import type { CheckedOptions } from '../core/provider/provider-options.js';

/** The image as a vendor gets it. Its bytes stay with the proxy, which streams them. */
export interface OutgoingImage {
  /** A clean file name with the extension of the proven type. */
  readonly name: string;
  /** The proven type. */
  readonly type: string;
  readonly options: CheckedOptions;
}

/** One part of a vendor's multipart form, in order: a text, or the image itself. */
export type FormPart =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly file: OutgoingImage };

/** A vendor's answer, as far as it could be read. */
export interface VendorAnswer {
  readonly status: number;
  /** The parsed JSON, or undefined where the body is not JSON. */
  readonly json: unknown;
  /** The body as text, at most 1 MiB of it. */
  readonly text: string;
}

/** How an upstream speaks to its vendor. Every request is signed and goes to the vendor's own origin. */
export interface VendorApi {
  /** POSTs a multipart form of exact length; gives the JSON of a 2xx answer, rejects for any other. */
  readonly postForm: (path: string, parts: readonly FormPart[]) => Promise<unknown>;
  /** POSTs JSON; gives the JSON of a 2xx answer, rejects for any other. */
  readonly postJson: (path: string, body: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** A URL from an answer that a page may show: https, or http where the proxy allows insecure origins. */
  readonly webUrl: (value: unknown) => string | undefined;
}

/** What an upstream may do to get a ticket: the bytes are not at hand. */
export type TicketApi = Pick<VendorApi, 'postJson' | 'webUrl'>;

/** A storage URL that takes the bytes by itself, and what the upload is worth once they are there. */
export interface UploadTicket {
  readonly put: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  readonly result: Readonly<Record<string, unknown>>;
}

interface UpstreamFacts {
  /** The vendor's origin; the site can name another. */
  readonly origin: string;
  /** The headers that sign a request with the site's key. */
  readonly credential: (apiKey: string) => Readonly<Record<string, string>>;
  /**
   * How many uploads a second the vendor takes from a whole site; the site can name another rate.
   * The proxy lets more wait.
   */
  readonly uploadsPerSecond?: number;
  /**
   * How long its own clients wait, in milliseconds, after a 429 that does not say.
   *
   * @default no wait is named, and the browser backs off by itself
   */
  readonly rateLimitedMs?: number;
  /**
   * The code for an answer that this vendor words in its own way, also inside a 2xx; undefined where
   * the status says it all.
   */
  readonly refusal?: (answer: VendorAnswer) => UploadErrorCode | undefined;
}

/**
 * The server half of a provider: what the proxy sends and how it reads the answer.
 *
 * There are two kinds of vendor: one takes the bytes itself (`upload`), the other hands out a storage
 * URL for them (`ticket`). What `upload` and a ticket's `result` give back is checked against the
 * profile's `result`.
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

/** The fields of a result as they come from a vendor: anything at all. */
type Unchecked<Result> = { readonly [Field in keyof Result]-?: unknown };

/**
 * Ties a server half to its profile.
 *
 * @experimental Until three outside providers have been written with it.
 */
export function defineUpstream<Options extends object, Result extends object>(
  profile: Provider<Options, Result>,
  kind: UpstreamKind<Result>,
): Upstream {
  return Object.freeze({ ...kind, profile });
}
