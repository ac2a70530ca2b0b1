import { writeOptions, type CheckedOptions } from '../core/provider/provider-options.js';
import { DEFAULT_ENDPOINT } from '../core/wire.js';
import type { HeadersSource } from './headers.js';

/**
 * An HTTP client: an instance of axios 1.x. It has its own type so that an app can name it without
 * depending on axios.
 */
export interface HttpClient {
  /** Sends a request, described as in axios' [request config](https://axios-http.com/docs/req_config). */
  request(config: object): Promise<unknown>;
  /** Settings of the instance. The dropzone reads only the adapter and the base URL. */
  readonly defaults: { readonly adapter?: unknown; readonly baseURL?: string | undefined };
}

/** Where and how images are sent to the token proxy. */
export interface Route {
  /**
   * The path or URL that the token proxy is mounted at.
   *
   * @default '/api/upload'
   */
  readonly endpoint?: string | undefined;
  /**
   * Headers for the token proxy, such as an upload token. A function is called before every attempt
   * and has 30 seconds. If it fails, nothing is sent and the upload fails as `headers-failed`.
   */
  readonly headers?: HeadersSource | undefined;
  /**
   * Whether cookies are sent to a token proxy on another origin. `include` sends them.
   *
   * @default 'same-origin'
   */
  readonly credentials?: 'same-origin' | 'include' | undefined;
  /**
   * An axios instance of your own. Its adapter, defaults and interceptors apply to requests to the
   * token proxy. A storage that gets the bytes directly from the page uses only its adapter.
   */
  readonly http?: HttpClient | undefined;
}

/** Returns the proxy's path for a provider, without options. */
export function pathOf({ endpoint = DEFAULT_ENDPOINT }: Route, provider: string): string {
  return `${endpoint.replace(/\/+$/, '')}/${provider}`;
}

/** Adds a provider's options to a path as its query. */
export function withOptions(path: string, options: CheckedOptions): string {
  const query = writeOptions(options).toString();
  return query === '' ? path : `${path}?${query}`;
}
