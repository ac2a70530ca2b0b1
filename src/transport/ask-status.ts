import type { AxiosResponse } from 'axios';
import { codeFacts, isErrorCode, type UploadErrorCode } from '../core/errors/error-codes.js';
import { isRecord } from '../core/is-record.js';
import type { AnyProvider } from '../core/provider/provider.js';
import { isAmbiguous, type UploadError } from '../core/errors/upload-error.js';
import { pickResult, type UploadResult } from '../core/provider/upload-result.js';
import { STATUS_PATH, UNKNOWN_KEY } from '../core/wire.js';
import { refusedBy } from './failure.js';
import { isVendorRefusal } from './outcome-unknown.js';
import { parseBody } from './http.js';
import { aboutFile, sendToProxy } from './post-to-proxy.js';
import { pathOf, type Route } from './route.js';
import type { UploadAttempt } from './upload-attempt.js';

/** What the token proxy says about an upload. */
export type StatusAnswer =
  | { readonly state: 'finished'; readonly result: UploadResult }
  /** The proxy remembers how the upload failed. */
  | { readonly state: 'failed'; readonly error: UploadError }
  | { readonly state: 'unknown-key' }
  /** It can't be asked because it is an older proxy or another backend. */
  | { readonly state: 'unsupported' };

/**
 * Asks the token proxy what became of the upload with the session's key, without sending the file's
 * bytes. The request starts nothing.
 *
 * @throws UploadError `in-progress` while the upload is in progress, otherwise the failure of the
 * request itself.
 * @throws RequestHeld
 */
export async function askStatus(
  provider: AnyProvider,
  file: File,
  route: Route,
  { options, session, signal }: Pick<UploadAttempt, 'options' | 'session' | 'signal'>,
): Promise<StatusAnswer> {
  const answer = await sendToProxy(provider, route, {
    path: pathOf(route, provider.name) + STATUS_PATH,
    options,
    ...aboutFile(file),
    session,
    starts: 'nothing',
    signal,
  });
  return answer.status === 200 ? readSuccess(answer, provider) : readRefusal(answer, provider);
}

function readSuccess({ data }: AxiosResponse<unknown>, provider: AnyProvider): StatusAnswer {
  const body = parseBody(data);
  if (isRecord(body) && body['state'] === UNKNOWN_KEY) return { state: 'unknown-key' };
  try {
    return { state: 'finished', result: pickResult(provider, body) };
  } catch {
    // A web page, or another backend's response to a path it doesn't know.
    return { state: 'unsupported' };
  }
}

/** Any other 4xx comes from a backend that doesn't know the path. */
const FOREIGN_REFUSALS: ReadonlySet<number> = new Set([401, 403, 408, 409, 425, 429]);

const NO_SUCH_PATH: ReadonlySet<UploadErrorCode> = new Set([
  'invalid-request',
  'method-not-allowed',
  'not-found',
]);

function readRefusal(answer: AxiosResponse<unknown>, provider: AnyProvider): StatusAnswer {
  const error = refusedBy(answer, provider.name);
  const { status } = answer;
  if (!isOfProxy(answer)) {
    const isUnknownPath = status < 500 ? !FOREIGN_REFUSALS.has(status) : status === 501;
    if (isUnknownPath) return { state: 'unsupported' };
    throw error;
  }
  // guard: older-proxies-are-asked-by-sending
  if (NO_SUCH_PATH.has(error.code)) return { state: 'unsupported' };
  const isRemembered =
    isAmbiguous(error) ||
    isVendorRefusal(error) ||
    error.code === 'outcome-unknown' ||
    error.code === 'key-reused';
  if (isRemembered) return { state: 'failed', error };
  throw error;
}

/** Whether a refusal comes from the proxy itself, not from a gateway in front of it. */
function isOfProxy({ data }: AxiosResponse<unknown>): boolean {
  const body = parseBody(data);
  const error = isRecord(body) ? body['error'] : undefined;
  const code = isRecord(error) ? error['code'] : undefined;
  return isErrorCode(code) && codeFacts(code).status !== undefined;
}
