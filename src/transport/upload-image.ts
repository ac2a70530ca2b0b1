import type { AxiosInstance, AxiosResponse } from 'axios';
import { abortable } from '../core/abortable.js';
import type { CheckedOptions } from '../core/provider-options.js';
import { writeOptions } from '../core/provider-options.js';
import type { AnyProvider } from '../core/provider.js';
import { UploadError } from '../core/upload-error.js';
import { pickResult, type UploadResult } from '../core/upload-result.js';
import {
  DEFAULT_ENDPOINT,
  encodeUploadName,
  IDEMPOTENCY_KEY_HEADER,
  UPLOAD_NAME_HEADER,
} from '../core/wire.js';
import { refusedBy, toUploadError } from './failure.js';
import { adapterOf, httpOf } from './http.js';
import { parseBody } from './parse-body.js';

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
  /** Its adapter, defaults and interceptors apply. */
  readonly http?: AxiosInstance | undefined;
}

/** Bytes on their way. */
export interface TransferProgress {
  readonly loaded: number;
  readonly total: number;
  readonly bytesPerSecond?: number;
  readonly etaMs?: number;
}

/** One try of one upload. */
export interface UploadAttempt {
  readonly options: CheckedOptions;
  /** The same for every try of a file: the proxy then makes one upload of them all. */
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: TransferProgress) => void;
}

/**
 * POSTs an image to the token proxy, once.
 *
 * @throws UploadError Always one of those, whatever went wrong.
 */
export async function uploadImage(
  provider: AnyProvider,
  file: File,
  route: Route,
  attempt: UploadAttempt,
): Promise<UploadResult> {
  const { name } = provider;
  const { signal } = attempt;
  try {
    signal.throwIfAborted();
    // An app's headers and interceptors know nothing of the signal; a cancel does not wait for them.
    const response = await abortable(post(provider, file, route, attempt), signal);
    if (!isResponse(response)) return pickResult(provider, parseBody(response));
    if (response.status !== 200) throw refusedBy(response, name);
    return pickResult(provider, parseBody(response.data));
  } catch (error) {
    throw toUploadError(error, name, signal);
  }
}

async function post(
  { name }: AnyProvider,
  file: File,
  { credentials, endpoint = DEFAULT_ENDPOINT, headers: source, http: given }: Route,
  { idempotencyKey, onProgress, options, signal }: UploadAttempt,
): Promise<unknown> {
  const http = httpOf(given);
  const query = writeOptions(options).toString();
  const headers = await readHeaders(source, name);
  return http.request<unknown, unknown>({
    method: 'post',
    url: `${endpoint.replace(/\/+$/, '')}/${name}${query && `?${query}`}`,
    data: file,
    headers: {
      ...headers,
      'content-type': file.type,
      [UPLOAD_NAME_HEADER]: encodeUploadName(file.name),
      [IDEMPOTENCY_KEY_HEADER]: idempotencyKey,
    },
    adapter: adapterOf(http),
    signal,
    responseType: 'text',
    // The file goes out as it is; an app's transformation for JSON would spoil it.
    transformRequest: (data: unknown) => data,
    ...(credentials && { withCredentials: credentials === 'include' }),
    withXSRFToken: false,
    // Only Node's adapter knows these two; browsers follow redirects and have no such bound.
    maxRedirects: 0,
    maxBodyLength: Infinity,
    onUploadProgress: ({ estimated, loaded, rate, total }) =>
      onProgress?.({
        loaded,
        total: total ?? file.size,
        ...(rate !== undefined && { bytesPerSecond: rate }),
        ...(estimated !== undefined && { etaMs: estimated * 1000 }),
      }),
  });
}

async function readHeaders(
  source: HeadersSource | undefined,
  provider: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  if (typeof source !== 'function') return source;
  try {
    return await source();
  } catch (cause) {
    throw new UploadError(
      'custom',
      "The headers of the upload could not be had: the app's own function for them failed.",
      {
        provider,
        cause,
      },
    );
  }
}

/** False where an app's interceptor has put the body in the place of the answer, as many do. */
function isResponse(value: unknown): value is AxiosResponse<unknown> {
  return typeof value === 'object' && value !== null && 'status' in value && 'headers' in value;
}
