import { Axios, type AxiosInstance } from 'axios';
import type { HttpClient } from './route.js';

/** The HTTP client: an app's own axios instance, or ours. */
export type Http = Pick<AxiosInstance, 'request' | 'defaults'>;

/**
 * Our own instance. `axios.create()` would inherit what the app set in `axios.defaults`, such as a
 * token for all requests, a timeout or another adapter.
 */
export const OWN_HTTP: Http = new Axios({ headers: {} }) as AxiosInstance;

/** Returns the app's instance, or ours. */
export function httpOf(http: HttpClient | undefined): Http {
  return (http as Http | undefined) ?? OWN_HTTP;
}

/** The default of every axios instance. */
const AXIOS_ADAPTERS = 'xhr,http,fetch';

/**
 * Chooses XMLHttpRequest, because fetch reports no upload progress in any browser, or `http` in Node,
 * which has no XMLHttpRequest. An app's own adapter is kept.
 */
export function adapterOf({ defaults }: Http) {
  const { adapter } = defaults;
  if (adapter !== undefined && String(adapter) !== AXIOS_ADAPTERS) return adapter;
  return typeof XMLHttpRequest === 'undefined' ? 'http' : 'xhr';
}

/** The body is sent unchanged, and the response is returned as text. */
export const AS_IT_IS = {
  responseType: 'text',
  // An app's JSON transformation would corrupt a file.
  transformRequest: (data: unknown) => data,
  withXSRFToken: false,
  // Only Node's adapter supports these two. Browsers follow redirects and have no such limit.
  maxRedirects: 0,
  maxBodyLength: Infinity,
} as const;

/**
 * Returns a response's body as JSON, whether or not an interceptor has parsed it, or `undefined` if it
 * isn't JSON.
 */
export function parseBody(body: unknown): unknown {
  if (typeof body !== 'string') return body ?? undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
