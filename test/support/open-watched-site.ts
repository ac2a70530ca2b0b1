import { createTokenProxy, toNodeListener } from '../../src/proxy/index.js';
import { createProviderDouble } from '../../src/testing/index.js';
import { listen } from './listen.js';
import type { OpenSite } from './open-site.js';
import { servePage } from './serve-page.js';

/** A site from `openSite` that records the requests to the proxy. */
export interface WatchedSite extends OpenSite {
  /** The names of the images sent to the proxy, oldest first, regardless of the outcome. */
  readonly asked: readonly string[];
  /** Intercepts the next image on its way to the vendor. */
  readonly meetNext: (trouble: Trouble) => void;
  /** Clears the records of requests and uploads. */
  readonly forget: () => void;
}

/** Handles a request to the vendor; `takeIt` lets the vendor accept the image and answer. */
export type Trouble = (takeIt: () => Promise<Response>) => Promise<Response>;

const NO_TROUBLE: Trouble = (takeIt) => takeIt();

/** Serves everything over real HTTP. */
export async function openWatchedSite(
  page: string,
  ...providers: readonly string[]
): Promise<WatchedSite> {
  const double = createProviderDouble();
  let trouble = NO_TROUBLE;
  const vendor = await listen(
    toNodeListener((request) => {
      const meet = trouble;
      trouble = NO_TROUBLE;
      return meet(() => double.fetch(request));
    }),
  );
  const settings = { apiKey: 'site-key', origin: vendor.origin, allowInsecureOrigin: true };
  const proxy = toNodeListener(
    createTokenProxy({
      providers: Object.fromEntries(providers.map((provider) => [provider, settings])),
      authorize: () => true,
    }),
  );
  const asked: string[] = [];
  const site = await servePage(page, (request, response) => {
    asked.push(decodeURIComponent(String(request.headers['x-upload-name'])));
    proxy(request, response);
  });
  return {
    origin: site.origin,
    double,
    asked,
    meetNext(next) {
      trouble = next;
    },
    forget() {
      asked.length = 0;
      trouble = NO_TROUBLE;
      double.reset();
    },
    async close() {
      await site.close();
      await vendor.close();
    },
  };
}
