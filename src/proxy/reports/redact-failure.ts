import { withCause, type UploadError } from '../../core/errors/upload-error.js';
import type { Secrets } from './secrets.js';

const MOST_CAUSES = 4;
const MOST_CHARACTERS = 4000;

/**
 * Returns the failure as an operator may see it. Its cause is a copy of what was thrown, with only names,
 * messages and stacks. The original may carry whole requests with their headers.
 */
export function redactFailure(
  failure: UploadError,
  requestId: string,
  secrets: Secrets,
): UploadError {
  // guard: causes-are-copied
  const cause = failure.cause === undefined ? undefined : copyOf(failure.cause, secrets, 1);
  return withCause(failure, cause, requestId);
}

function copyOf(thrown: unknown, secrets: Secrets, depth: number): Error {
  const clear = (text: unknown) => redactText(String(text), secrets);
  if (!(thrown instanceof Error)) {
    return new Error(
      typeof thrown === 'string'
        ? clear(thrown)
        : `What was thrown is not an Error but ${Object.prototype.toString.call(thrown)}.`,
    );
  }
  const inner = thrown.cause ?? (thrown instanceof AggregateError ? thrown.errors[0] : undefined);
  const copy = new Error(
    clear(thrown.message),
    inner === undefined || depth === MOST_CAUSES
      ? undefined
      : { cause: copyOf(inner, secrets, depth + 1) },
  );
  copy.name = clear(thrown.name);
  copy.stack = clear(thrown.stack ?? thrown.message);
  const code: unknown = Reflect.get(thrown, 'code');
  if (typeof code === 'string') Object.assign(copy, { code: clear(code) });
  return copy;
}

/** Redacts known secrets, and passwords and signatures in URLs, which aren't on any list. */
function redactText(text: string, secrets: Secrets): string {
  return secrets
    .redact(text)
    .replaceAll(/(\w:\/\/)[^\s/@"']+@/g, '$1[redacted]@')
    .replaceAll(/(\w:\/\/[^\s?"'<>]+\?)[^\s"'<>]+/g, '$1[redacted]')
    .slice(0, MOST_CHARACTERS);
}
