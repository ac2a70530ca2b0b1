import {
  createTokenProxy,
  createUploadTokens,
  type Limiter,
  type TokenProxyOptions,
} from '../../src/proxy/index.js';
import type { WebHandler } from '../../src/proxy/node/node-listener.js';
import {
  AUDIENCE,
  KEY,
  SCENARIOS,
  TOKEN_SECRET,
  type Scenario,
  type SiteConfig,
} from './site-config.js';

/**
 * A site that serves every scenario, each with a proxy of its own, and prints an event per request as
 * a line. Written for all runtimes at once, so with nothing that one of them lacks.
 */
export function createSite({ vendorOrigin }: SiteConfig): WebHandler {
  const limiters = new Map<string, Limiter>();
  const proxies = new Map(
    Object.entries<Scenario>(SCENARIOS).map(([name, scenario]) => [
      name,
      createTokenProxy(optionsOf(name, scenario, vendorOrigin, limiters)),
    ]),
  );
  return async (request) => {
    const [, name = ''] = new URL(request.url).pathname.split('/');
    return (proxies.get(name) ?? proxies.get('open')!)(request);
  };
}

function optionsOf(
  name: string,
  { admits, provider, proxy, settings, shares }: Scenario,
  vendorOrigin: string,
  limiters: Map<string, Limiter>,
): TokenProxyOptions {
  const limiter = shares && (limiters.get(shares.limiter) ?? countTo(shares.uploads));
  if (shares && limiter) limiters.set(shares.limiter, limiter);
  return {
    ...proxy,
    basePath: `/${name}/api/upload`,
    providers: {
      [provider]: {
        ...settings,
        apiKey: KEY,
        origin: vendorOrigin,
        allowInsecureOrigin: true,
        uploadHosts: [new URL(vendorOrigin).host],
      },
    },
    authorize:
      admits === 'everybody'
        ? () => true
        : createUploadTokens({
            keys: { one: TOKEN_SECRET },
            audience: AUDIENCE,
            ...(admits === 'single-use-tokens' && { consume: 'in-process' }),
          }).authorize,
    ...(limiter && { limiter }),
    onEvent: (event) => console.log(JSON.stringify(event)),
  };
}

/** As `rate-limiter-flexible` does it: who is over the limit gets a plain object. */
function countTo(most: number): Limiter {
  let count = 0;
  return {
    async consume() {
      count += 1;
      // oxlint-disable-next-line no-throw-literal -- what rate-limiter-flexible rejects with
      if (count > most) throw { msBeforeNext: 59_500 };
    },
  };
}
