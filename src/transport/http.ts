import { Axios, type AxiosInstance } from 'axios';
import type { HttpClient } from './route.js';

/** What sends requests: an app's own axios instance, or ours. */
export type Http = Pick<AxiosInstance, 'request' | 'defaults'>;

/**
 * Our own instance. `axios.create()` would inherit whatever the app set in `axios.defaults`: a
 * token for all requests, a timeout, another adapter.
 */
export const OWN_HTTP: Http = new Axios({ headers: {} }) as AxiosInstance;

/** The app's instance, or ours. */
export function httpOf(http: HttpClient | undefined): Http {
  return (http as Http | undefined) ?? OWN_HTTP;
}

/** The default of every axios instance. */
const AXIOS_ADAPTERS = 'xhr,http,fetch';

/**
 * XMLHttpRequest, since fetch reports no upload progress in any browser; Node has neither. An app's
 * own adapter is kept.
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
  // Only Node's adapter supports these two; browsers follow redirects and have no such limit.
  maxRedirects: 0,
  maxBodyLength: Infinity,
} as const;

/**
 * A response's body as JSON, whether or not an interceptor has parsed it; undefined if it is not
 * JSON.
 */
export function parseBody(body: unknown): unknown {
  if (typeof body !== 'string') return body ?? undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
