import { toNodeListener } from '../../src/proxy/node/node-listener.js';
import { createProviderDouble, type ProviderDouble } from '../../src/testing/index.js';
import { listen } from '../support/listen.js';

/** The vendors' double behind a server, for apps in separate processes. */
export interface Vendors {
  readonly double: ProviderDouble;
  /** Replaces `https://`, as in `<url>/api.apimart.ai/v1/uploads/images`. */
  readonly url: string;
  /** The paths that were requested, each as soon as its headers have arrived. */
  readonly begun: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts the vendors. They answer at their own URLs, and with an error where there is no vendor. */
export async function startVendors(): Promise<Vendors> {
  const double = createProviderDouble();
  const begun: string[] = [];
  const { close, origin } = await listen(
    toNodeListener(async (request) => {
      const { pathname, search } = new URL(request.url);
      begun.push(pathname);
      const { body, headers, method, signal } = request;
      const asked = new Request(`https:/${pathname}${search}`, {
        ...(body !== null && { body, duplex: 'half' }),
        headers,
        method,
        signal,
      });
      return double.fetch(asked);
    }),
  );
  return { begun, double, url: origin, close };
}
