import type { Readable } from 'node:stream';
import { Miniflare } from 'miniflare';
import { bundleSite } from './bundle-site.js';
import { describeRuntime } from './describe-runtime.js';
import type { Runtime } from './runtime.js';

const WORKERD: Runtime = {
  name: 'workerd',
  notices: 'resets',
  refusesMethods: 'proxy',
  async open(config) {
    const printed: string[] = [];
    const miniflare = new Miniflare({
      modules: true,
      script: await bundleSite('./workerd-entry.ts'),
      compatibilityDate: '2026-04-01',
      compatibilityFlags: ['enable_request_signal'],
      unsafeDirectSockets: [{ host: '127.0.0.1' }],
      bindings: { ...config },
      handleRuntimeStdio(output: Readable, errors: Readable) {
        for (const stream of [output, errors]) {
          stream.on('data', (bytes: Buffer) => printed.push(bytes.toString()));
        }
      },
    });
    await miniflare.ready;
    // Bypasses Miniflare's own worker, which comes before other workers.
    const { origin } = await miniflare.unsafeGetDirectURL();
    return {
      origin,
      printed: () => printed.join(''),
      close: () => miniflare.dispose(),
    };
  },
};

describeRuntime(WORKERD);
