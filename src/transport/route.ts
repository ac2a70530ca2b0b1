import type { AxiosInstance } from 'axios';
import { writeOptions, type CheckedOptions } from '../core/provider-options.js';
import { UploadError } from '../core/upload-error.js';
import { DEFAULT_ENDPOINT } from '../core/wire.js';

/** Headers for the proxy, such as an upload token; a function is asked before every attempt. */
export type HeadersSource =
  | Readonly<Record<string, string>>
  | (() => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>);

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
  readonly http?: AxiosInstance | undefined;
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

/** @throws UploadError `custom` when the app's own function for them fails. */
export async function readHeaders(
  { headers: source }: Route,
  { name: provider }: { readonly name: string },
): Promise<Readonly<Record<string, string>> | undefined> {
  if (typeof source !== 'function') return source;
  try {
    return await source();
  } catch (cause) {
    throw new UploadError(
      'custom',
      "The headers of the upload could not be had: the app's own function for them failed.",
      { provider, cause },
    );
  }
}
