import { createTokenProxy, toNodeListener, type ProviderSettings } from '../../src/proxy/index.js';
import { createProviderDouble, type ProviderDouble } from '../../src/testing/index.js';
import { listen } from './listen.js';
import { servePage } from './serve-page.js';

/** A page from `test/pages` with a token proxy and a double of the vendors. */
export interface OpenSite {
  readonly origin: string;
  readonly double: ProviderDouble;
  readonly close: () => Promise<void>;
}

/** Serves everything over real HTTP. */
export async function openSite(
  page: string,
  provider: string,
  settings: Pick<ProviderSettings, 'delivery'> = {},
): Promise<OpenSite> {
  const double = createProviderDouble();
  const vendor = await listen(toNodeListener((request) => double.fetch(request)));
  const proxy = createTokenProxy({
    providers: {
      [provider]: {
        apiKey: 'site-key',
        origin: vendor.origin,
        allowInsecureOrigin: true,
        uploadHosts: [new URL(vendor.origin).host],
        ...settings,
      },
    },
    authorize: () => true,
  });
  const site = await servePage(page, toNodeListener(proxy));
  return {
    origin: site.origin,
    double,
    async close() {
      await site.close();
      await vendor.close();
    },
  };
}
