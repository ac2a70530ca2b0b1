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
 * Creates a site that serves every scenario with its own proxy, and prints one line with an event per
 * request. Uses only features that all runtimes have.
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

/** Limits like `rate-limiter-flexible`, which throws a plain object above the limit. */
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
