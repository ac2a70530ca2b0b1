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
  /** Where the token proxy is mounted; `/api/upload`. */
  readonly endpoint?: string | undefined;
  readonly headers?: HeadersSource | undefined;
  /** `include` sends cookies to a proxy of another origin. */
  readonly credentials?: 'same-origin' | 'include' | undefined;
  /**
   * Its adapter, defaults and interceptors apply to what goes to the proxy; a storage that gets the
   * bytes from the page itself sees its adapter alone.
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
