import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Plugin } from 'vite';
import { UPSTREAMS } from '../src/providers/upstreams.js';
import {
  createTokenProxy,
  toNodeListener,
  type ProviderSettings,
  type TokenProxy,
} from '../src/proxy/index.js';
import { createProviderDouble } from '../src/testing/index.js';
import { failOnDemand } from './wire/failing-vendor.js';
import { TROUBLE_HEADER } from './wire/troubled-network.js';
import { watchVendor } from './wire/watch-vendor.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment variable that holds a provider's key: `APIMART_API_KEY`. */
function keyVariable(provider: string): string {
  return `${provider.toUpperCase().replaceAll('-', '_')}_API_KEY`;
}

/** The providers whose key is known: their uploads go to the real vendor. */
export function realProviders(environment: Environment): readonly string[] {
  return UPSTREAMS.map(({ profile }) => profile.name).filter(
    (name) => (environment[keyVariable(name)] ?? '') !== '',
  );
}

/**
 * The server side of the demo: the token proxy on the page's own origin, and the double of all
 * vendors on an origin of its own, over real HTTP.
 */
export function demoBackend(environment: Environment): Plugin {
  const double = createProviderDouble();
  const vendors = createServer(toNodeListener((request) => double.fetch(request)));
  /** The headers of the page's request that the proxy is answering. */
  const asking = new AsyncLocalStorage<IncomingHttpHeaders>();
  const asked = (name: string) => asking.getStore()?.[name]?.toString();
  let proxy: TokenProxy | undefined;
  return {
    name: 'demo-backend',
    async configureServer({ middlewares, ws }) {
      await new Promise<void>((resolve) => vendors.listen(0, '127.0.0.1', resolve));
      const { port } = vendors.address() as AddressInfo;
      proxy = createTokenProxy({
        providers: providerSettings(environment, `127.0.0.1:${port}`),
        // A demo for the person at this machine: the server listens on loopback only.
        authorize: () => true,
        fetch: watchVendor(
          failOnDemand(fetch, () => asked(TROUBLE_HEADER)),
          (event) => ws.send('demo:vendor', event),
          () => asked('idempotency-key'),
        ),
      });
      const listener = toNodeListener(proxy);
      middlewares.use('/api/upload', (incoming, outgoing) => {
        asking.run(incoming.headers, () => listener(incoming, outgoing));
      });
    },
    /** Vite closes its server at SIGTERM, and waits for this before it ends the process. */
    async buildEnd() {
      await proxy?.idle();
      vendors.close();
    },
  };
}

function providerSettings(
  environment: Environment,
  doubleHost: string,
): Record<string, ProviderSettings> {
  return Object.fromEntries(
    UPSTREAMS.map(({ profile: { name } }) => {
      const apiKey = environment[keyVariable(name)] ?? '';
      const settings: ProviderSettings =
        apiKey === ''
          ? {
              apiKey: `demo-key-${name}`,
              origin: `http://${doubleHost}`,
              allowInsecureOrigin: true,
              uploadHosts: [doubleHost],
            }
          : { apiKey };
      return [name, settings];
    }),
  );
}
