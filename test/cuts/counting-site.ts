import { setTimeout as pause } from 'node:timers/promises';
import { createTokenProxy, toNodeListener } from '../../src/proxy/index.js';
import { createProviderDouble } from '../../src/testing/index.js';
import { listen } from '../support/listen.js';
import { servePage } from '../support/serve-page.js';
import { randomOf, startRandomCuts, type RandomCuts } from './random-cuts.js';

const PROVIDERS = ['apimart', 'stablecog', 'imagepipeline', 'ai-homedesign', 'autoenhance'];
const SLOWEST_VENDOR_MS = 120;

/** A page behind a connection that is cut, its token proxy, and vendors that count what they get. */
export interface CountingSite {
  readonly cuts: RandomCuts;
  readonly storageCuts: RandomCuts;
  /** Returns how many orders or records the vendors created, by file name. */
  readonly orders: () => ReadonlyMap<string, number>;
  /** Returns the names of the images whose bytes the vendors received. */
  readonly arrived: () => ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

/** Starts everything over real HTTP. */
export async function openCountingSite(seed: number): Promise<CountingSite> {
  const double = createProviderDouble();
  const records: string[] = [];
  const random = randomOf(`vendor ${seed}`);
  const vendor = await listen(
    toNodeListener(async (request) => {
      await pause(random() * SLOWEST_VENDOR_MS);
      const isRecord = request.method === 'POST' && new URL(request.url).pathname === '/v3/images/';
      const response = await double.fetch(request);
      if (isRecord && response.ok) {
        records.push(((await response.clone().json()) as { image_name: string }).image_name);
      }
      await pause(random() * SLOWEST_VENDOR_MS);
      return response;
    }),
  );
  // Only uploads directly from the page are cut, not the proxy's own requests.
  let puts = 0;
  const storageCuts = await startRandomCuts(vendor.origin, seed, (head) =>
    /^PUT .*^origin: /ims.test(head) ? `PUT ${(puts += 1)}` : undefined,
  );
  const proxyAt = (basePath: string, delivery: 'direct' | 'relay') =>
    toNodeListener(
      createTokenProxy({
        basePath,
        providers: Object.fromEntries(
          PROVIDERS.map((name) => [
            name,
            {
              apiKey: 'site-key',
              origin: storageCuts.origin,
              allowInsecureOrigin: true,
              uploadHosts: [new URL(storageCuts.origin).host],
              rate: 10_000,
              ...(name === 'autoenhance' && { delivery }),
            },
          ]),
        ),
        authorize: () => true,
      }),
    );
  const direct = proxyAt('/api/upload', 'direct');
  const relayed = proxyAt('/api/upload-relay', 'relay');
  const site = await servePage('cuts.tsx', (request, response) =>
    (request.url!.startsWith('/api/upload-relay') ? relayed : direct)(request, response),
  );
  const cuts = await startRandomCuts(site.origin, seed, (head) => {
    const key = /^idempotency-key: *(\S+)/im.exec(head)?.[1];
    return key && `${/^POST ([^?\s]*)/.exec(head)?.[1]} ${key}`;
  });
  return {
    cuts,
    storageCuts,
    orders() {
      const names = double.uploads.flatMap(({ name, provider }) =>
        provider === 'autoenhance' ? [] : [name],
      );
      const counts = new Map<string, number>();
      for (const name of [...names, ...records].map(fileNameOf)) {
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      return counts;
    },
    arrived: () => new Set(double.uploads.map(({ name }) => fileNameOf(name))),
    async close() {
      await cuts.close();
      await site.close();
      await storageCuts.close();
      await vendor.close();
    },
  };
}

/** Returns the file name from Autoenhance's name, which is unique per record: `name-12 4f1c….jpg`. */
function fileNameOf(name: string): string {
  return `${/^[a-z-]+-\d+/.exec(name)?.[0]}.jpg`;
}
