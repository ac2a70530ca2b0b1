import { IDEMPOTENCY_KEY_HEADER, REQUEST_ID_HEADER, UPLOAD_NAME_HEADER } from '../../core/wire.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { isOrigin } from '../config/configuration-error.js';

/** The policy for pages of other origins. */
interface CrossOriginPolicy {
  /** Returns the headers for every response, so that a page can read a 429 as well as a 200. */
  readonly headers: (request: Request) => Readonly<Record<string, string>>;
  /** Refuses a request from a page whose origin is not on the list. */
  readonly check: (request: Request) => void;
  /** Returns the response to a preflight. */
  readonly preflight: (request: Request) => Response;
}

const SENT_BY_CLIENT = [
  'authorization',
  'content-type',
  IDEMPOTENCY_KEY_HEADER,
  UPLOAD_NAME_HEADER,
];
const ONE_HOUR = '3600';

/**
 * Creates a policy that uses [Fetch Metadata](https://www.w3.org/TR/fetch-metadata/), or `Origin` if a
 * browser doesn't send it. A request with neither doesn't come from a browser page, so the decision is
 * up to `authorize`.
 */
export function createCrossOriginPolicy(
  allowedOrigins: readonly string[],
  allowedHeaders: readonly string[],
): CrossOriginPolicy {
  const allowed = new Set(allowedOrigins);
  const requestHeaders = [...SENT_BY_CLIENT, ...allowedHeaders].join(', ');

  function originAllowed(request: Request): boolean {
    // guard: only-listed-origins
    return allowed.has(request.headers.get('origin') ?? '');
  }

  function headers(request: Request): Record<string, string> {
    if (allowed.size === 0) return {};
    if (!originAllowed(request)) return { vary: 'Origin' };
    return {
      vary: 'Origin',
      'access-control-allow-origin': request.headers.get('origin')!,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': `Retry-After, ${REQUEST_ID_HEADER}`,
    };
  }

  return {
    headers,
    check(request) {
      if (isSameOrigin(request) || originAllowed(request)) return;
      throw new UploadError(
        'forbidden',
        'This request came from a page of another origin. If the origin is yours, add it to "allowedOrigins".',
        { cause: new Error(whatDiffers(request)) },
      );
    },
    preflight(request) {
      if (!originAllowed(request)) {
        const status = request.headers.has('access-control-request-method') ? 403 : 204;
        return new Response(null, {
          status,
          headers: { ...headers(request), allow: 'POST, OPTIONS' },
        });
      }
      return new Response(null, {
        status: 204,
        headers: {
          ...headers(request),
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers': requestHeaders,
          'access-control-max-age': ONE_HOUR,
        },
      });
    },
  };
}

function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('origin');
  if (origin === null) return true;
  if (!isOrigin(origin)) return false;
  // The scheme is not compared, because behind a TLS terminator the request's own is http. The origin's
  // scheme determines the default port.
  const { host, protocol } = new URL(origin);
  const own = `${protocol}//${hostOf(request)}`;
  // guard: hosts-are-compared-as-urls
  return URL.canParse(own) && new URL(own).host === host;
}

function hostOf({ headers, url }: Request): string {
  return headers.get('host') ?? new URL(url).host;
}

/** Describes the difference for the operator. Usually a reverse proxy changes `Host`. */
function whatDiffers(request: Request): string {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  if (site !== null) return `Sec-Fetch-Site is "${site}", and Origin is "${origin ?? ''}".`;
  return `Origin is "${origin ?? ''}", while Host is "${hostOf(request)}". If the page is your own, a reverse proxy has changed Host; let it pass the original on, in nginx by "proxy_set_header Host $http_host".`;
}
