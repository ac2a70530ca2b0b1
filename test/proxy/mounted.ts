import type { IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import { toNodeListener, type TokenProxy } from '../../src/proxy/index.js';
import { listen, type Listening } from '../support/listen.js';

/** Serves a proxy as Express does: `url` loses the mount path, and `originalUrl` keeps it. */
export async function openMounted(
  mount: string,
  proxy: TokenProxy,
  before: (incoming: IncomingMessage) => unknown = () => {},
): Promise<Listening> {
  const listener = toNodeListener(proxy);
  const site = await listen((incoming, outgoing) => {
    void (async () => {
      await before(incoming);
      const { url = '' } = incoming;
      listener(
        Object.assign(incoming, { originalUrl: url, url: url.slice(mount.length) }),
        outgoing,
      );
    })();
  });
  onTestFinished(() => site.close());
  return site;
}
