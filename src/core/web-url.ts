const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Returns the URL if a page may use it in `href` or `src` or send a file to it, otherwise `undefined`.
 *
 * This allows https, and http on this machine for demos and tests. It never allows `javascript:`,
 * `data:` or a vendor's own scheme such as `s3:`.
 */
export function webUrl(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, hostname, href } = new URL(url);
  const allowed = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
  return allowed ? href : undefined;
}
