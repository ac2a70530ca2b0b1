import { isAxiosError, type AxiosProgressEvent, type AxiosResponse } from 'axios';
import { raceAbort } from '../core/signals.js';
import { tellDeveloper } from '../core/errors/developer-console.js';
import type { CheckedOptions } from '../core/provider/provider-options.js';
import type { AnyProvider } from '../core/provider/provider.js';
import { IDEMPOTENCY_KEY_HEADER, uploadName } from '../core/wire.js';
import { startTimeouts } from './timeouts.js';
import { refusedBy, toUploadError } from './failure.js';
import { foreignReason } from './foreign-answer.js';
import { readHeaders } from './headers.js';
import { adapterOf, AS_IT_IS, httpOf, parseBody } from './http.js';
import { requestGateOf, RequestHeld } from './request-gate.js';
import { withOptions, type Route } from './route.js';
import type { UploadSession } from './upload-session.js';

/** One request to the token proxy. */
interface ProxyRequest {
  readonly path: string;
  readonly options: CheckedOptions;
  readonly body: File | string;
  readonly headers: Readonly<Record<string, string>>;
  readonly session: UploadSession;
  /** A request that starts nothing may be repeated at any time. */
  readonly starts: 'upload' | 'nothing';
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: AxiosProgressEvent) => void;
}

/**
 * POSTs to the token proxy once and returns the JSON of a successful response.
 *
 * @throws UploadError
 * @throws RequestHeld If nothing was sent because of a pause.
 */
export async function postToProxy(
  provider: AnyProvider,
  route: Route,
  request: ProxyRequest,
): Promise<unknown> {
  const answer = await sendToProxy(provider, route, request);
  const isForeign = foreignReason(answer) !== undefined;
  if (answer.status !== 200 || isForeign) throw refusedBy(answer, provider.name);
  return parseBody(answer.data);
}

/**
 * POSTs to the token proxy once and returns its response, whether a success or a refusal.
 *
 * @throws UploadError If there is no response.
 * @throws RequestHeld
 */
export async function sendToProxy(
  provider: AnyProvider,
  route: Route,
  request: ProxyRequest,
): Promise<AxiosResponse<unknown>> {
  const { body, onProgress = () => {}, signal } = request;
  const bytes = typeof body === 'string' ? body.length : body.size;
  const timeouts = startTimeouts(provider.name, bytes, signal, onProgress);
  try {
    signal.throwIfAborted();
    // An app's headers and interceptors don't get the signal, so a cancel doesn't wait for them.
    const response = await raceAbort(
      post(provider, route, {
        ...request,
        signal: timeouts.signal,
        onProgress: timeouts.onProgress,
      }),
      timeouts.signal,
    );
    return isResponse(response) ? response : bodyAlone(response);
  } catch (error) {
    if (error instanceof RequestHeld) throw error;
    if (
      !signal.aborted &&
      timeouts.failure() === undefined &&
      isAxiosError(error) &&
      error.response
    ) {
      return error.response;
    }
    const failure = timeouts.failure() ?? toUploadError(error, provider.name, signal);
    if (failure.code === 'network') tellOfCors(request.path, route);
    throw failure;
  } finally {
    timeouts.stop();
  }
}

/** Returns the body and the headers of a request about a file that doesn't include its bytes. */
export function aboutFile({ name, size, type }: File): Pick<ProxyRequest, 'body' | 'headers'> {
  return {
    body: JSON.stringify({ name: uploadName(name), type, size }),
    headers: { 'content-type': 'application/json' },
  };
}

async function post(
  provider: AnyProvider,
  route: Route,
  { body, headers, onProgress, options, path, session, signal, starts }: ProxyRequest,
): Promise<unknown> {
  const { credentials } = route;
  const http = httpOf(route.http);
  if (starts === 'upload') session.assertRemembered();
  const gate = requestGateOf(route, provider);
  const own = await gate.ask(() => readHeaders(route.headers, provider.name), signal);
  // The app's headers may have taken a while.
  signal.throwIfAborted();
  gate.assertOpen();
  if (starts === 'upload') session.requestLeaves();
  return http.request<unknown, unknown>({
    ...AS_IT_IS,
    method: 'post',
    url: withOptions(path, options),
    data: body,
    headers: { ...own, ...headers, [IDEMPOTENCY_KEY_HEADER]: session.idempotencyKey },
    adapter: adapterOf(http),
    signal,
    ...(credentials && { withCredentials: credentials === 'include' }),
    ...(onProgress && { onUploadProgress: onProgress }),
  });
}

/** A page can't distinguish a server that is down from one that doesn't allow the page's requests. */
function tellOfCors(path: string, { http }: Route): void {
  try {
    if (process.env.NODE_ENV !== 'production')
      tellDeveloper('cors', () => {
        const { origin } = new URL(path, new URL(http?.defaults.baseURL ?? '', location.href));
        return origin === location.origin
          ? undefined
          : `${origin} gave no answer: it is down, or \`allowedOrigins\` of its token proxy lacks ${location.origin} (CORS).`;
      });
  } catch {}
}

/** Returns false if an app's interceptor returned only the body, as many do. */
function isResponse(value: unknown): value is AxiosResponse<unknown> {
  return typeof value === 'object' && value !== null && 'status' in value && 'headers' in value;
}

/** Rebuilds the response around such a body. */
function bodyAlone(data: unknown): AxiosResponse<unknown> {
  return { status: 200, statusText: '', headers: {}, config: {}, data } as AxiosResponse<unknown>;
}
