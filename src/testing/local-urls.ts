import { isRecord } from '../core/is-record.js';
import { DOUBLE_ORIGIN } from './double-url.js';

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Rewrites the double's URLs in a response of the proxy to the origin that serves the double, so that a
 * browser can reach them. They stay unchanged if nothing serves it, as in `createTestHttp`.
 *
 * @param path The path where the double is served.
 */
export async function localize(
  response: Response,
  request: Request,
  path: string,
): Promise<Response> {
  const { hostname, origin } = originOf(request);
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  if (response.status !== 200 || !isJson || hostname.endsWith('.invalid')) return response;
  const answer = await response.text();
  const body = LOOPBACK.test(hostname)
    ? answer.replaceAll(`${DOUBLE_ORIGIN}/`, `${origin + path}/`)
    : withoutStorage(answer);
  return new Response(body, { status: response.status, headers: response.headers });
}

/**
 * Replaces a storage URL with a relay. Only pages on this machine can send bytes to other origins over
 * http; other pages send them through the proxy.
 */
function withoutStorage(answer: string): string {
  const body: unknown = JSON.parse(answer);
  return isRecord(body) && 'put' in body ? JSON.stringify({ relay: true }) : answer;
}

/**
 * Returns the URL whose origin the page uses. A listener doesn't know whether https ends before it, but
 * the page's own origin shows it.
 */
function originOf({ headers, url }: Request): URL {
  const own = new URL(url);
  const sender = headers.get('origin') ?? '';
  const page = URL.canParse(sender) ? new URL(sender) : own;
  return page.host === own.host ? page : own;
}
