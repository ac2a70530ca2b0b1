import type { AxiosProgressEvent, AxiosResponse } from 'axios';
import { abortable } from '../core/abortable.js';
import type { CheckedOptions } from '../core/provider-options.js';
import type { AnyProvider } from '../core/provider.js';
import { IDEMPOTENCY_KEY_HEADER } from '../core/wire.js';
import { startClocks } from './clocks.js';
import { refusedBy, toUploadError } from './failure.js';
import { foreignReason } from './foreign-answer.js';
import { readHeaders } from './headers.js';
import { adapterOf, AS_IT_IS, httpOf } from './http.js';
import { laneOf } from './lane.js';
import { parseBody } from './parse-body.js';
import { withOptions, type Route } from './route.js';

/** One request to the token proxy. */
export interface ProxyRequest {
  readonly path: string;
  readonly options: CheckedOptions;
  readonly body: File | string;
  readonly headers: Readonly<Record<string, string>>;
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: AxiosProgressEvent) => void;
}

/**
 * POSTs to the token proxy, once, and gives the JSON of its success.
 *
 * @throws UploadError Always one of those, whatever went wrong.
 */
export async function postToProxy(
  provider: AnyProvider,
  route: Route,
  request: ProxyRequest,
): Promise<unknown> {
  const { body, signal } = request;
  const bytes = typeof body === 'string' ? body.length : body.size;
  const clocks = startClocks(provider.name, bytes, signal, request.onProgress);
  try {
    signal.throwIfAborted();
    // An app's headers and interceptors know nothing of the signal; a cancel does not wait for them.
    const response = await abortable(
      post(provider, route, { ...request, signal: clocks.signal, onProgress: clocks.onProgress }),
      clocks.signal,
    );
    if (!isResponse(response)) return parseBody(response);
    const isForeign = foreignReason(response) !== undefined;
    if (response.status !== 200 || isForeign) throw refusedBy(response, provider.name);
    return parseBody(response.data);
  } catch (error) {
    throw clocks.failure() ?? toUploadError(error, provider.name, signal);
  } finally {
    clocks.stop();
  }
}

async function post(
  provider: AnyProvider,
  route: Route,
  { body, headers, idempotencyKey, onProgress, options, path, signal }: ProxyRequest,
): Promise<unknown> {
  const { credentials } = route;
  const http = httpOf(route.http);
  return http.request<unknown, unknown>({
    ...AS_IT_IS,
    method: 'post',
    url: withOptions(path, options),
    data: body,
    headers: {
      ...(await laneOf(route, provider).ask(
        () => readHeaders(route.headers, provider.name),
        signal,
      )),
      ...headers,
      [IDEMPOTENCY_KEY_HEADER]: idempotencyKey,
    },
    adapter: adapterOf(http),
    signal,
    ...(credentials && { withCredentials: credentials === 'include' }),
    onUploadProgress: onProgress,
  });
}

/** False where an app's interceptor has put the body in the place of the answer, as many do. */
function isResponse(value: unknown): value is AxiosResponse<unknown> {
  return typeof value === 'object' && value !== null && 'status' in value && 'headers' in value;
}
