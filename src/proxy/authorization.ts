import { askInTime } from '../core/ask-in-time.js';
import { isRecord } from '../core/is-record.js';
import { UploadError } from '../core/upload-error.js';
import { LONGEST_ANSWER_MS } from './options.js';
import type { Authorize } from './options.js';

/** What an allowed caller may do. */
export interface Grant {
  readonly subject: string | undefined;
  readonly maxBytes: number;
  readonly types: readonly string[] | undefined;
}

const NAMED_DENIALS = {
  'token-expired': 'The upload token has expired; ask for a fresh one.',
  'token-used': 'The upload token has been used; each is good for one upload.',
  forbidden: 'This caller may not upload here.',
};

/**
 * Asks the site whether the caller may upload. Anything but a clear yes is a no: an error object, a
 * `Response` or a truthy string must never open the proxy.
 *
 * @throws UploadError `unauthorized`, `forbidden`, `token-expired`, `token-used`, or
 *   `proxy-unavailable` when `authorize` throws or takes longer than ten seconds.
 */
export async function authorizeRequest(
  authorize: Authorize,
  request: Request,
  provider: string,
): Promise<Grant> {
  const verdict: unknown = await askInTime(
    () => authorize(request, { provider }),
    LONGEST_ANSWER_MS,
  ).catch((cause: unknown) => {
    throw new UploadError(
      'proxy-unavailable',
      'The check of who may upload failed; try again later.',
      {
        provider,
        cause,
      },
    );
  });
  if (verdict === true) return { subject: undefined, maxBytes: Infinity, types: undefined };
  if (isRecord(verdict) && verdict['allow'] === true) return readGrant(verdict, provider);
  const code = isRecord(verdict) && verdict['allow'] === false ? verdict['code'] : undefined;
  if (typeof code === 'string' && Object.hasOwn(NAMED_DENIALS, code)) {
    const denial = code as keyof typeof NAMED_DENIALS;
    throw new UploadError(denial, NAMED_DENIALS[denial], { provider });
  }
  throw new UploadError('unauthorized', 'Only callers this site knows may upload.', { provider });
}

function readGrant(verdict: Record<string, unknown>, provider: string): Grant {
  const { subject, maxBytes = Infinity, types } = verdict;
  const valid =
    (subject === undefined || typeof subject === 'string') &&
    typeof maxBytes === 'number' &&
    maxBytes > 0 &&
    (types === undefined || Array.isArray(types));
  // A limit that cannot be understood must not count as no limit.
  if (!valid) {
    throw new UploadError(
      'proxy-unavailable',
      'The check of who may upload gave an answer that makes no sense.',
      { provider },
    );
  }
  return { subject, maxBytes, types };
}
