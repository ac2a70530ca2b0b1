import { writeOptions, type CheckedOptions } from '../core/provider/provider-options.js';
import { DEFAULT_ENDPOINT } from '../core/wire.js';
import type { HeadersSource } from './headers.js';

/**
 * What sends requests: an instance of axios 1.x. A type of our own, so that an app need not depend on
 * axios to name it.
 */
export interface HttpClient {
  /** Sends a request, described as in axios' [request config](https://axios-http.com/docs/req_config). */
  request(config: object): Promise<unknown>;
  /** Settings of the instance; of these, the dropzone reads the adapter and the base URL. */
  readonly defaults: { readonly adapter?: unknown; readonly baseURL?: string | undefined };
}

/** Where and how images go to the token proxy. */
export interface Route {
  /**
   * The path or URL that the token proxy is mounted at.
   *
   * @default '/api/upload'
   */
  readonly endpoint?: string | undefined;
  /**
   * Headers for the token proxy, such as an upload token; a function is called before every attempt
   * and has 30 seconds. If it fails, nothing is sent and the upload is `headers-failed`.
   */
  readonly headers?: HeadersSource | undefined;
  /**
   * Whether cookies go to a token proxy on another origin; `include` sends them.
   *
   * @default 'same-origin'
   */
  readonly credentials?: 'same-origin' | 'include' | undefined;
  /**
   * An axios instance of your own. Its adapter, defaults, and interceptors apply to requests to the
   * token proxy; a storage that gets the bytes straight from the page only sees its adapter.
   */
  readonly http?: HttpClient | undefined;
}

/** The proxy's path for a provider, without options. */
export function pathOf({ endpoint = DEFAULT_ENDPOINT }: Route, provider: string): string {
  return `${endpoint.replace(/\/+$/, '')}/${provider}`;
}

/** A path with a provider's options in its query. */
export function withOptions(path: string, options: CheckedOptions): string {
  const query = writeOptions(options).toString();
  return query === '' ? path : `${path}?${query}`;
}
