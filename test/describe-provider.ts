import { describe, it } from 'vitest';
import { checkOptions } from '../src/core/provider/provider-options.js';
import type { AnyProvider } from '../src/core/provider/provider.js';
import { randomUuid } from '../src/core/random-uuid.js';
import type { Upstream } from '../src/providers/upstream.js';
import { createTokenProxy, toNodeListener } from '../src/proxy/index.js';
import {
  createProviderDouble,
  PROVIDER_LAWS,
  type LawBench,
  type LawSetup,
  type LawSubject,
  type ProviderDouble,
} from '../src/testing/index.js';
import { uploadImage } from '../src/transport/upload-image.js';
import { createUploadSession } from '../src/transport/upload-session.js';
import { listen } from './support/listen.js';

const DELIVERIES = ['direct', 'relay'] as const;
const SITE_KEY = 'key-of-the-site';
/** The same for a whole bench: a test that uploads twice repeats one upload. */
const SHARED_KEY = '3d0f7f0c-6a8e-4d1b-9c52-6f0d1a1f2b3c';

/**
 * Runs the contract tests on a provider, from our client through a real proxy to the vendor's
 * double, over real HTTP, with every delivery the provider has.
 */
export function describeProvider(
  upstream: Upstream,
  subject: Omit<LawSubject, 'provider' | 'open'>,
): void {
  const provider = upstream.profile;
  describe.each(provider.presigned ? DELIVERIES : (['relay'] as const))(
    `the contract of ${provider.name}, %s`,
    (delivery) => {
      for (const { hold, name } of PROVIDER_LAWS) {
        it(name, () => {
          const open = (setup: LawSetup) => openBench(provider, delivery, subject.options, setup);
          return hold({ ...subject, provider, open });
        });
      }
    },
  );
}

async function openBench(
  provider: AnyProvider,
  delivery: (typeof DELIVERIES)[number],
  needed: object | undefined,
  { faults, key = 'right' }: LawSetup,
): Promise<LawBench> {
  const { name } = provider;
  let double: ProviderDouble | undefined;
  const vendor = await listen(toNodeListener((request) => double!.fetch(request)));
  double = createProviderDouble({
    keys: { [name]: SITE_KEY },
    faults: faults?.(vendor.origin) ?? [],
  });
  const proxy = createTokenProxy({
    providers: {
      [name]: {
        apiKey: key === 'right' ? SITE_KEY : 'key-of-somebody-else',
        origin: vendor.origin,
        allowInsecureOrigin: true,
        delivery,
        uploadHosts: [new URL(vendor.origin).host],
      },
    },
    authorize: () => true,
    timeouts: { idleMs: 400, responseMs: 400 },
  });
  const site = await listen(toNodeListener(proxy));
  return {
    double,
    vendorOrigin: vendor.origin,
    upload: (file, { fresh, onProgress, options = {}, signal } = {}) =>
      uploadImage(
        provider,
        file,
        { endpoint: `${site.origin}/api/upload` },
        {
          options: checkOptions(provider, { ...needed, ...options }),
          session: createUploadSession(provider, fresh ? randomUuid() : SHARED_KEY),
          signal: signal ?? new AbortController().signal,
          onProgress: ({ loaded, total }) => onProgress?.(loaded / total),
        },
      ),
    async close() {
      await site.close();
      await vendor.close();
    },
  };
}
