import { withTimeout } from '../core/signals.js';
import { tellDeveloper } from '../core/errors/developer-console.js';
import { UploadError } from '../core/errors/upload-error.js';

/** Headers for the proxy, such as an upload token. A function is called before every attempt. */
export type HeadersSource =
  | Readonly<Record<string, string>>
  | (() => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>);

/** Milliseconds. Other uploads wait for the result too. */
const TIMEOUT_MS = 30_000;

/**
 * Returns the app's own headers, ready to send.
 *
 * @throws UploadError `headers-failed` if the app's function fails or takes longer than 30 seconds,
 * or if one of the values can't be a header.
 */
export async function readHeaders(
  source: HeadersSource | undefined,
  provider: string,
): Promise<Readonly<Record<string, string>>> {
  let headers: unknown = source;
  if (typeof source === 'function') {
    try {
      headers = await withTimeout(() => source(), TIMEOUT_MS);
    } catch (cause) {
      throw headersFailed(provider, FUNCTION_FAILED, cause);
    }
  }
  const fault = headersFault(headers);
  if (fault === undefined) return sendable(headers ?? {});
  throw headersFailed(provider, `${fault} Nothing was sent.`);
}

const FUNCTION_FAILED =
  'The `headers` function failed, so nothing was sent. Check the token endpoint it calls.';

function headersFailed(provider: string, message: string, cause?: unknown): UploadError {
  try {
    if (process.env.NODE_ENV !== 'production') tellDeveloper('headers', () => message, cause);
  } catch {}
  return new UploadError('headers-failed', message, { provider, cause });
}

/** Returns why headers can't be sent. The message leaves out the value, which may be a token. */
function headersFault(headers: unknown): string | undefined {
  if (headers === undefined || headers === null) return undefined;
  if (!isPlainObject(headers)) {
    return `\`headers\` must be an object of names and strings, not ${kindOf(headers)}.`;
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!TOKEN.test(name)) return `"${name}" is not a valid header name.`;
    const fault = valueFault(value);
    if (fault !== undefined) return `The header "${name}" ${fault}.`;
  }
  return undefined;
}

/** A [token](https://www.rfc-editor.org/rfc/rfc9110#name-tokens). */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

function valueFault(value: unknown): string | undefined {
  if (isLeftOut(value) || typeof value === 'number') return undefined;
  if (typeof value !== 'string') return `must be a string, not ${kindOf(value)}`;
  const text = value.trim();
  if (/<!doctype|<html/i.test(text)) {
    return 'contains an HTML page: the token endpoint answered with a page instead of a token';
  }
  const mistake = /(?:^|\s)(?:undefined|null|NaN|\[object [^\]]*\])$/.exec(text)?.[0];
  if (mistake !== undefined) return `ends in "${mistake.trim()}" where a value was expected`;
  if (/[\r\n]/.test(text)) return 'contains a line break';
  // Browsers and Node send one byte per character and refuse characters that need more.
  return /^[\t\u0020-\u007E\u0080-\u00FF]*$/.test(text)
    ? undefined
    : 'contains a character that a header cannot contain';
}

/** Whether axios leaves out a header with this value. */
function isLeftOut(value: unknown): boolean {
  return value === undefined || value === null || value === false;
}

function sendable(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]: [string, unknown]) =>
      isLeftOut(value) ? [] : [[name, String(value).trim()]],
    ),
  );
}

/**
 * Axios's own headers have each header as a property. The entries of other iterable classes would be
 * missed.
 */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Symbol.iterator in value ? Object.keys(value).length > 0 : !isPromise(value);
}

function kindOf(value: unknown): string {
  if (isPromise(value)) return 'a promise';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return /^\s*</.test(value) ? 'an HTML page' : 'a string';
  if (typeof value !== 'object') return `a ${typeof value}`;
  return value instanceof Headers ? 'a Headers object (use Object.fromEntries)' : 'an object';
}

function isPromise(value: unknown): boolean {
  return value instanceof Promise;
}
