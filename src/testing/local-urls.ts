import { isRecord } from '../core/is-record.js';
import { DOUBLE_ORIGIN } from './double-url.js';

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * An answer of the proxy in which the double's URLs lead to whatever serves the double, so that a
 * browser finds them. They stay as they are where nothing does, as in `createTestHttp`.
 *
 * @param path Where it is served.
 */
export async function localize(
  response: Response,
  request: Request,
  path: string,
): Promise<Response> {
  const { hostname, origin } = originOf(request);
  if (response.status !== 200 || hostname.endsWith('.invalid')) return response;
  const answer = await response.text();
  const body = LOOPBACK.test(hostname)
    ? answer.replaceAll(`${DOUBLE_ORIGIN}/`, `${origin + path}/`)
    : withoutStorage(answer);
  return new Response(body, { status: response.status, headers: response.headers });
}

/** Pages of this machine alone put bytes anywhere over http; others send them through the proxy. */
function withoutStorage(answer: string): string {
  const body: unknown = JSON.parse(answer);
  return isRecord(body) && 'put' in body ? JSON.stringify({ relay: true }) : answer;
}

/** A listener does not know whether https ends in front of it. The page's own origin says so. */
function originOf({ headers, url }: Request): URL {
  const own = new URL(url);
  const sender = headers.get('origin') ?? '';
  const page = URL.canParse(sender) ? new URL(sender) : own;
  return page.host === own.host ? page : own;
}
