import { UPSTREAMS } from '../providers/upstreams.js';

/**
 * The origin of the double's URLs if nothing serves it. The host never exists
 * ([RFC 2606](https://www.rfc-editor.org/rfc/rfc2606)), so no request to it leaves the machine.
 */
export const DOUBLE_ORIGIN = 'https://double.invalid';

const VENDOR_ORIGINS: ReadonlySet<string> = new Set(UPSTREAMS.map(({ origin }) => origin));

/**
 * Returns the URL of a request as the double sees it: on the origin that serves it, never on a vendor's
 * own origin.
 */
export function doubleUrl(input: string | URL | Request): URL {
  const url = new URL(input instanceof Request ? input.url : input);
  // A double that replaces `fetch` isn't served at all.
  const isServed = input instanceof Request && !VENDOR_ORIGINS.has(url.origin);
  return isServed ? url : new URL(url.pathname + url.search, DOUBLE_ORIGIN);
}
