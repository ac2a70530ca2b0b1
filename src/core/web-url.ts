const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The URL when a page may put it into `href` or `src`, or send a file there; else undefined.
 *
 * That is https, and http on this machine, where demos and tests live. Never `javascript:`,
 * `data:` or a vendor's own scheme such as `s3:`.
 */
export function webUrl(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, hostname, href } = new URL(url);
  const allowed = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
  return allowed ? href : undefined;
}
