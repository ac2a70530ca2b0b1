import { withTimeout } from '../../core/signals.js';
import { isRecord } from '../../core/is-record.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { LONGEST_ANSWER_MS } from '../limits/timeouts.js';
import type { Authorize } from './authorization.js';

/** The permissions of an allowed caller. */
export interface Grant {
  readonly subject: string | undefined;
  readonly maxBytes: number;
  readonly types: readonly string[] | undefined;
  /** Must be called before anything is sent to the vendor. */
  readonly spend: () => Promise<void>;
}

const NAMED_DENIALS = {
  'token-expired': 'The upload token has expired. Request a new one.',
  'token-used': 'The upload token has already been used. Each is valid for one upload.',
  forbidden: 'This caller is not allowed to upload.',
};

/**
 * Asks the site whether the caller may upload. Anything but a clear yes is a no. An error object, a
 * `Response` or a truthy string must never allow an upload.
 *
 * @throws UploadError `unauthorized`, `forbidden`, `token-expired`, `token-used`, or
 *   `proxy-unavailable`. That has status 503 if `authorize` throws or takes longer than ten seconds, and
 *   500 if it allows the upload with an invalid field.
 */
export async function authorizeRequest(
  authorize: Authorize,
  request: Request,
  provider: string,
): Promise<Grant> {
  const answer = await askSite(() => authorize(request, { provider }), provider);
  // guard: only-true-allows
  if (answer === true) return readGrant({}, provider);
  // It must be an own property. A permission in a prototype is not a decision about this request.
  // guard: only-own-permission-allows
  const allow = isRecord(answer) && Object.hasOwn(answer, 'allow') ? answer['allow'] : undefined;
  if (isRecord(answer) && allow === true) return readGrant(answer, provider);
  const code = isRecord(answer) && allow === false ? answer['code'] : undefined;
  // guard: denials-are-own-properties
  if (typeof code === 'string' && Object.hasOwn(NAMED_DENIALS, code)) {
    const denial = code as keyof typeof NAMED_DENIALS;
    throw denied(denial, provider);
  }
  throw new UploadError('unauthorized', 'The caller is not signed in.', {
    provider,
    cause: explainDenial(answer),
  });
}

/** Explains a denial to the author of `authorize`. A plain no needs no explanation. */
function explainDenial(answer: unknown): unknown {
  if (answer instanceof Error) return answer;
  if (answer === false || (isRecord(answer) && answer['allow'] === false)) return undefined;
  const kind = typeof answer === 'object' ? Object.prototype.toString.call(answer) : typeof answer;
  return new Error(
    `"authorize" answered with ${kind}. Only true, and an object whose own "allow" is true, let a caller in.`,
  );
}

function readGrant(answer: Record<string, unknown>, provider: string): Grant {
  const { subject, maxBytes = Infinity, spend, types } = answer;
  // An invalid limit must not count as no limit.
  if (subject !== undefined && typeof subject !== 'string') {
    throw unusable('subject', 'a string, such as String(user.id)', provider);
  }
  // guard: grants-are-understood
  if (typeof maxBytes !== 'number' || !(maxBytes > 0)) {
    throw unusable('maxBytes', 'a number of bytes above 0', provider);
  }
  if (types !== undefined && !isListOfTexts(types)) {
    throw unusable('types', 'a list of MIME types', provider);
  }
  if (spend !== undefined && typeof spend !== 'function') {
    throw unusable('spend', 'a function', provider);
  }
  return {
    subject,
    maxBytes,
    types,
    spend: async () => {
      if (spend === undefined) return;
      const isFirst: unknown = await askSite(() => spend() as unknown, provider);
      // guard: only-true-spends-a-token
      if (isFirst !== true) throw denied('token-used', provider);
    },
  };
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** Returns the failure for a fault in the site's code, which a retry can't fix. */
function unusable(field: string, expected: string, provider: string): UploadError {
  return new UploadError(
    'proxy-unavailable',
    `"${field}" in the answer of "authorize" must be ${expected}.`,
    { provider, retryable: false, status: 500 },
  );
}

function denied(denial: keyof typeof NAMED_DENIALS, provider: string): UploadError {
  return new UploadError(denial, NAMED_DENIALS[denial], { provider });
}

/** Calls one of the site's own functions, which may throw, reject or never return. */
async function askSite(question: () => unknown, provider: string): Promise<unknown> {
  try {
    return await withTimeout(async () => question(), LONGEST_ANSWER_MS);
  } catch (cause) {
    throw new UploadError('proxy-unavailable', '`authorize` failed. Try again later.', {
      provider,
      cause,
    });
  }
}
