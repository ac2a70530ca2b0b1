import { AxiosHeaders, isAxiosError, isCancel, type AxiosResponse } from 'axios';
import { codeFacts, isErrorCode } from '../core/errors/error-codes.js';
import { LONGEST_RETRY_AFTER_MS, parseRetryAfter } from '../core/retry-delay.js';
import { UploadError } from '../core/errors/upload-error.js';
import { REQUEST_ID_HEADER } from '../core/wire.js';
import { isOffline } from '../core/connectivity.js';
import { foreignAnswer } from './foreign-answer.js';
import { parseBody } from './http.js';

const TIMEOUT_CODES = new Set(['ECONNABORTED', 'ETIMEDOUT']);

/** Turns anything that a request was rejected with into an UploadError of the given provider. */
export function toUploadError(thrown: unknown, provider: string, signal: AbortSignal): UploadError {
  if (thrown instanceof UploadError) return thrown;
  if (signal.aborted || isCancel(thrown)) {
    return new UploadError('aborted', 'The upload was canceled.', { provider });
  }
  if (isAxiosError(thrown) && thrown.response !== undefined) {
    return refusedBy(thrown.response, provider);
  }
  // An AxiosError carries the request's headers, which may hold tokens, so only its message is kept.
  const { code, message } = (thrown ?? {}) as { code?: string; message?: string };
  const cause = new Error(message);
  if (TIMEOUT_CODES.has(code ?? '')) {
    return new UploadError('timeout', 'The server did not answer in time.', { provider, cause });
  }
  if (isOffline()) {
    return new UploadError('offline', 'The browser is offline.', { provider, cause });
  }
  return new UploadError(
    'network',
    'No answer: the connection was lost, the server is down, or it does not allow this page (CORS).',
    { provider, cause },
  );
}

/** Returns the error for an unsuccessful response, whether from the proxy or from something else. */
export function refusedBy(response: AxiosResponse, provider: string): UploadError {
  const { headers, status } = response;
  const body = (parseBody(response.data) as { error?: Record<string, unknown> } | undefined)?.error;
  const header = (name: string) => {
    const value = AxiosHeaders.from(headers as AxiosHeaders).get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const requestId = body?.['requestId'];
  const common = {
    provider,
    status,
    retryAfterMs: waitOf(body?.['retryAfterMs']) ?? parseRetryAfter(header('retry-after')),
    requestId: typeof requestId === 'string' ? requestId : header(REQUEST_ID_HEADER),
  };
  const code = body?.['code'];
  // Codes without a status are only raised in the browser.
  if (isErrorCode(code) && codeFacts(code).status !== undefined) {
    const { message, retryable } = body ?? {};
    const text = typeof message === 'string' ? message : `The token proxy answered ${code}.`;
    return new UploadError(code, text, { ...common, retryable: retryable === true });
  }
  return foreignAnswer(response, common);
}

/**
 * Returns a wait in milliseconds if the value is one. It is limited because a timer with too long a
 * delay fires immediately.
 */
function waitOf(value: unknown): number | undefined {
  if (typeof value !== 'number' || !(value >= 0)) return undefined;
  return Math.min(value, LONGEST_RETRY_AFTER_MS);
}
