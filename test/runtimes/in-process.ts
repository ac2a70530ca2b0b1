import type { RequestListener } from 'node:http';
import { inspect } from 'node:util';
import { vi } from 'vitest';
import type { WebHandler } from '../../src/proxy/node/node-listener.js';
import { listen } from '../support/listen.js';
import type { Runtime } from './runtime.js';
import { createSite } from './site.js';

/** Creates a runtime in the tests' process, which differs only between the socket and the proxy. */
export function inProcess(name: string, serve: (site: WebHandler) => RequestListener): Runtime {
  return {
    name,
    notices: 'every-end',
    refusesMethods: 'proxy',
    async open(config) {
      const spies = [
        ...(['debug', 'error', 'info', 'log', 'warn'] as const).map((method) =>
          vi.spyOn(console, method).mockImplementation(() => {}),
        ),
        vi.spyOn(process.stderr, 'write'),
      ];
      const site = await listen(serve(createSite(config)));
      return {
        origin: site.origin,
        printed: () =>
          spies
            .flatMap(({ mock }) => mock.calls.flat() as unknown[])
            .map((each) => (typeof each === 'string' ? each : inspect(each, { depth: 10 })))
            .join('\n'),
        async close() {
          await site.close();
          for (const spy of spies) spy.mockRestore();
        },
      };
    },
  };
}
