import { Axios, type AxiosInstance } from 'axios';
import type { HttpClient } from './route.js';

/** What sends requests: an app's own axios instance, or ours. */
export type Http = Pick<AxiosInstance, 'request' | 'defaults'>;

/**
 * Our own instance. `axios.create()` would inherit whatever the app did to `axios.defaults`: a token
 * for all requests, a time limit, another adapter.
 */
export const OWN_HTTP: Http = new Axios({ headers: {} }) as AxiosInstance;

/** The app's instance, or ours. */
export function httpOf(http: HttpClient | undefined): Http {
  return (http as Http | undefined) ?? OWN_HTTP;
}

/** What every instance of axios has unless an app says otherwise. */
const AXIOS_ADAPTERS = 'xhr,http,fetch';

/**
 * XMLHttpRequest, since fetch reports no upload progress in any browser; Node has neither. An adapter
 * that the app's instance brings along is left alone.
 */
export function adapterOf({ defaults }: Http) {
  const { adapter } = defaults;
  if (adapter !== undefined && String(adapter) !== AXIOS_ADAPTERS) return adapter;
  return typeof XMLHttpRequest === 'undefined' ? 'http' : 'xhr';
}

/** The body goes out as it is, and the answer comes back as the text it is. */
export const AS_IT_IS = {
  responseType: 'text',
  // An app's transformation for JSON would spoil a file.
  transformRequest: (data: unknown) => data,
  withXSRFToken: false,
  // Only Node's adapter knows these two; browsers follow redirects and have no such bound.
  maxRedirects: 0,
  maxBodyLength: Infinity,
} as const;

/** An answer's body as JSON, whether an interceptor has parsed it or not; undefined where it is not JSON. */
export function parseBody(body: unknown): unknown {
  if (typeof body !== 'string') return body ?? undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
