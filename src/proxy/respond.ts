import { codeFacts } from '../core/errors/error-codes.js';
import type { UploadError } from '../core/errors/upload-error.js';
import { REQUEST_ID_HEADER } from '../core/wire.js';

const ALWAYS = {
  'content-type': 'application/json',
  // guard: answers-are-not-cached
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/** The data that every response to a request includes. */
interface AnswerContext {
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Returns the response to a successful request. */
export function respondWithSuccess(body: object, context: AnswerContext): Response {
  return respond(200, body, {}, context);
}

/** Returns the response to a refused or failed upload, in our own words, never a vendor's. */
export function respondWithError(error: UploadError, context: AnswerContext): Response {
  const { code, message, retryable, retryAfterMs } = error;
  const waitMs = retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs);
  return respond(
    error.status ?? codeFacts(code).status ?? 500,
    {
      error: {
        code,
        message,
        retryable,
        ...(waitMs !== undefined && { retryAfterMs: waitMs }),
        requestId: context.requestId,
      },
    },
    {
      ...(waitMs !== undefined && { 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1000))) }),
      ...(code === 'method-not-allowed' && { allow: 'POST, OPTIONS' }),
    },
    context,
  );
}

function respond(
  status: number,
  body: object,
  headers: Readonly<Record<string, string>>,
  context: AnswerContext,
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...ALWAYS, ...context.headers, ...headers, [REQUEST_ID_HEADER]: context.requestId },
  });
}
