import { randomUuid } from '../core/random-uuid.js';
import { UploadError } from '../core/errors/upload-error.js';
import { DEFAULT_ENDPOINT } from '../core/wire.js';
import { checkProxyOptions } from './config/check-proxy-options.js';
import { configureProviders } from './config/configured-provider.js';
import { createCrossOriginPolicy } from './request/cross-origin.js';
import type { RequestSettings, RequestTrace } from './request/request-context.js';
import { handleStatus } from './handle-status.js';
import { handleTicket } from './handle-ticket.js';
import { handleUpload } from './handle-upload.js';
import { createMemoryStore } from './idempotency/memory-store.js';
import type { ProxyEvent } from './reports/proxy-event.js';
import type { TokenProxyOptions } from './config/proxy-options.js';
import { createFailureReport } from './reports/report-failure.js';
import { respondWithError, respondWithSuccess } from './respond.js';
import { routeRequest, type Route } from './request/route.js';
import { unexpectedFailure } from './vendor/vendor-failure.js';

/** A web-standard request handler that never rejects. */
export interface TokenProxy {
  (request: Request): Promise<Response>;
  /**
   * Resolves when no request is being handled, including those whose client has disconnected. To
   * shut down, stop listening, await this, then end the process.
   */
  readonly idle: () => Promise<void>;
}

/**
 * Creates the handler that holds your API keys and sends images to the providers.
 *
 * @example
 * const proxy = createTokenProxy({
 *   providers: { apimart: { apiKey: () => process.env.APIMART_API_KEY } },
 *   authorize: async (request) => {
 *     const user = await sessionUser(request);
 *     return user ? { allow: true, subject: user.id } : { allow: false };
 *   },
 * });
 *
 * @throws ProxyConfigurationError that names the option that would make the proxy unsafe.
 */
export function buildTokenProxy(options: TokenProxyOptions): TokenProxy {
  checkProxyOptions(options);
  const providers = configureProviders(options);
  const {
    allowedHeaders = [],
    allowedOrigins = [],
    basePath = DEFAULT_ENDPOINT,
    onError,
    onEvent,
  } = options;
  const crossOrigin = createCrossOriginPolicy(allowedOrigins, allowedHeaders);
  const reportFailure = createFailureReport(onError);
  const settings: RequestSettings = {
    authorize: options.authorize,
    fetch: options.fetch ?? ((input: string, init: RequestInit) => fetch(input, init)),
    store: options.idempotency === false ? undefined : (options.idempotency ?? createMemoryStore()),
    ...(options.limiter && { limiter: options.limiter }),
    ...(options.timeouts && { timeouts: options.timeouts }),
  };

  const handle = async (request: Request) => {
    const startedAt = Date.now();
    const context = { requestId: randomUuid(), headers: crossOrigin.headers(request) };
    const trace: RequestTrace = { bytes: 0 };
    if (request.method === 'OPTIONS') {
      const preflight = crossOrigin.preflight(request);
      const { requestId } = context;
      const durationMs = Date.now() - startedAt;
      report(onEvent, {
        type: 'preflight',
        requestId,
        status: preflight.status,
        bytes: 0,
        durationMs,
      });
      return preflight;
    }
    let route: Route | undefined;
    let failure: UploadError | undefined;
    let response: Response;
    try {
      route = routeRequest(request, basePath, providers);
      // guard: other-sites-are-refused
      crossOrigin.check(request);
      response = respondWithSuccess(await serve(request, route, settings, trace), context);
    } catch (error) {
      failure = error instanceof UploadError ? error : unexpectedFailure(error);
      response = respondWithError(failure, context);
      reportFailure(failure, request, route?.provider, context.requestId);
    }
    report(onEvent, {
      type: route?.asks ?? 'upload',
      requestId: context.requestId,
      ...(route && { provider: route.provider.profile.name }),
      ...trace,
      status: response.status,
      ...(failure && { code: failure.code }),
      durationMs: Date.now() - startedAt,
    });
    return response;
  };

  const running = new Set<Promise<Response>>();
  const run = (request: Request) => {
    const answer = handle(request).finally(() => running.delete(answer));
    running.add(answer);
    return answer;
  };
  const idle = async () => {
    // guard: idle-waits-for-answers
    while (running.size > 0) await Promise.all(running);
  };
  return Object.assign(run, { idle });
}

function serve(
  request: Request,
  { asks, provider }: Route,
  settings: RequestSettings,
  trace: RequestTrace,
): Promise<object> {
  const { upstream } = provider;
  if (asks === 'status') return handleStatus(request, provider, settings, trace);
  return asks === 'ticket' && 'ticket' in upstream
    ? handleTicket(request, provider, upstream, settings, trace)
    : handleUpload(request, provider, settings, trace);
}

function report(onEvent: TokenProxyOptions['onEvent'], event: ProxyEvent): void {
  // A failing log must neither turn a finished upload into a failure nor end the process later.
  new Promise((resolve) => {
    resolve(onEvent?.(event));
  }).catch(() => {});
}
