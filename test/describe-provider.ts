import { describe, it } from 'vitest';
import { createTokenProxy, toNodeListener } from '../src/proxy/index.js';
import type { Upstream } from '../src/providers/upstream.js';
import {
  createProviderDouble,
  PROVIDER_LAWS,
  type LawBench,
  type LawSubject,
} from '../src/testing/index.js';
import { uploadImage } from '../src/transport/upload-image.js';
import { listen } from './support/listen.js';

const SITE_KEY = 'key-of-the-site';
/** The same for a whole bench: a law that uploads twice asks as one upload would. */
const IDEMPOTENCY_KEY = '3d0f7f0c-6a8e-4d1b-9c52-6f0d1a1f2b3c';

/**
 * Holds a provider to the laws that all of them obey, from our client through a real proxy to the
 * vendor's double, over real HTTP.
 */
export function describeProvider(
  upstream: Upstream,
  subject: Omit<LawSubject, 'provider' | 'open'> & { readonly options?: Record<string, string> },
): void {
  const provider = upstream.profile;
  describe(`the laws for ${provider.name}`, () => {
    for (const { hold, name } of PROVIDER_LAWS) {
      it(name, () =>
        hold({
          ...subject,
          provider,
          open: (setup) => openBench(upstream, setup, subject.options ?? {}),
        }),
      );
    }
  });
}

async function openBench(
  { profile }: Upstream,
  { faults = [], key = 'right' }: Parameters<LawSubject['open']>[0],
  options: Record<string, string>,
): Promise<LawBench> {
  const double = createProviderDouble({ keys: { [profile.name]: SITE_KEY }, faults });
  const vendor = await listen(toNodeListener((request) => double.fetch(request)));
  const proxy = createTokenProxy({
    providers: {
      [profile.name]: {
        apiKey: key === 'right' ? SITE_KEY : 'key-of-somebody-else',
        origin: vendor.origin,
        allowInsecureOrigin: true,
        uploadHosts: [new URL(vendor.origin).host],
      },
    },
    authorize: () => true,
    timeouts: { idleMs: 400, responseMs: 400 },
  });
  const site = await listen(toNodeListener(proxy));
  return {
    double,
    upload: (file, watch = {}) =>
      uploadImage(
        profile,
        file,
        { endpoint: `${site.origin}/api/upload` },
        {
          options,
          idempotencyKey: IDEMPOTENCY_KEY,
          signal: watch.signal ?? new AbortController().signal,
          onProgress: ({ loaded, total }) => watch.onProgress?.(loaded / total),
        },
      ),
    async close() {
      await site.close();
      await vendor.close();
    },
  };
}
