import { AxiosHeaders, type AxiosResponse } from 'axios';
import type { UploadErrorCode } from '../core/errors/error-codes.js';
import { tellDeveloper } from '../core/errors/developer-console.js';
import { UploadError, type ForeignAnswer } from '../core/errors/upload-error.js';
import { parseBody } from './http.js';

/** Facts about a response, no matter where it came from. */
interface AnswerFacts {
  readonly provider: string;
  readonly status: number;
  readonly retryAfterMs?: number | undefined;
}

const CODES: Readonly<Record<number, UploadErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  408: 'client-timeout',
  413: 'file-too-large',
  429: 'rate-limited',
};

/**
 * Returns the error for a response without the proxy's envelope. It comes from a gateway in front of
 * the proxy, or from something else entirely.
 */
export function foreignAnswer(response: AxiosResponse, facts: AnswerFacts): UploadError {
  const { status } = facts;
  const reason = foreignReason(response);
  if (reason !== undefined) {
    tellAbout(reason, response);
    return new UploadError('not-a-proxy', MESSAGES[reason](status), {
      ...facts,
      retryable: false,
      params: { reason },
    });
  }
  if (status < 400) {
    return new UploadError('bad-response', 'The answer is not that of a token proxy.', facts);
  }
  if (status < 500) {
    const code = CODES[status] ?? 'invalid-request';
    const hint =
      code === 'file-too-large'
        ? ' The platform in front of the token proxy has its own limit.'
        : '';
    return new UploadError(code, `The server refused the upload (HTTP ${status}).${hint}`, facts);
  }
  const turnedAway = status === 503 && facts.retryAfterMs !== undefined;
  return new UploadError('provider-unavailable', `The server failed (HTTP ${status}).`, {
    ...facts,
    retryable: turnedAway,
  });
}

const MESSAGES: Readonly<Record<ForeignAnswer, (status: number) => string>> = {
  page: (status) =>
    `A web page answered (HTTP ${status}) instead of the token proxy: a sign-in page, a public network, or an endpoint that is not the proxy's.`,
  redirected: (status) =>
    `The upload was redirected to another address (HTTP ${status}), often a sign-in page. A token proxy never redirects.`,
  gateway: (status) =>
    `A gateway answered (HTTP ${status}) because it got no answer from the server behind it.`,
  'no-endpoint': (status) =>
    `There is no token proxy at the endpoint: another server answered HTTP ${status}.`,
};

function tellAbout(reason: ForeignAnswer, { config, status }: AxiosResponse): void {
  // If a gateway can't reach its server, nothing is wrong with the page.
  if (reason === 'gateway') return;
  const topic = reason === 'no-endpoint' ? 'no-token-proxy' : 'html-instead-of-json';
  try {
    if (process.env.NODE_ENV !== 'production')
      tellDeveloper(topic, () => `POST ${config.url}: ${MESSAGES[reason](status)}`);
  } catch {}
}

/** Returns what answered instead of a proxy, or `undefined` if it may have been a proxy. */
export function foreignReason(response: AxiosResponse): ForeignAnswer | undefined {
  const { status } = response;
  if (isRedirected(response)) return 'redirected';
  if (isGatewayStatus(status)) return 'gateway';
  if (status === 404 || status === 405) return 'no-endpoint';
  return status < 400 && isPage(response) ? 'page' : undefined;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Browsers follow redirects and report only the final URL. Node's adapter doesn't follow them. */
function isRedirected({ config, data, request, status }: AxiosResponse): boolean {
  if (REDIRECTS.has(status)) return true;
  // A proxy can be at another address of its site. Its result is just as good.
  if (status === 200 && parseBody(data) !== undefined) return false;
  const { responseURL } = (request ?? {}) as { readonly responseURL?: unknown };
  if (typeof responseURL !== 'string' || responseURL === '') return false;
  return lastSegment(responseURL) !== lastSegment(config.url ?? responseURL);
}

/** Returns the last segment of an endpoint's address, which doesn't depend on the app's `baseURL`. */
function lastSegment(url: string): string {
  return /[^/]*$/.exec(url.replace(/[?#].*/s, ''))?.[0] ?? '';
}

/** [Cloudflare's own](https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/). */
function isGatewayStatus(status: number): boolean {
  return status >= 520 && status <= 530;
}

function isPage({ data, headers }: AxiosResponse): boolean {
  if (parseBody(data) !== undefined) return false;
  if (typeof data === 'string' && /^\s*</.test(data)) return true;
  const type = AxiosHeaders.from(headers as AxiosHeaders).get('content-type');
  return typeof type === 'string' && /\bhtml\b/i.test(type);
}
