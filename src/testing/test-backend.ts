import { DEFAULT_ENDPOINT } from '../core/wire.js';
import { UPSTREAMS } from '../providers/upstreams.js';
import type { ProviderSettings, TokenProxyOptions } from '../proxy/config/options.js';
import { buildTokenProxy } from '../proxy/token-proxy.js';
import { createProviderDouble, type ProviderDouble } from './provider-double.js';
import type { Fault } from './faults.js';

/** What a test backend is made with: anything the token proxy takes, all of it optional. */
export interface TestBackendOptions extends Partial<TokenProxyOptions> {
  /** The vendors behind the proxy; a fresh double without it. */
  readonly double?: ProviderDouble;
  /** Trouble at the vendors of the fresh double. */
  readonly faults?: readonly Fault[];
}

/** The token proxy with the double behind it, in one handler. */
export interface TestBackend {
  (request: Request): Promise<Response>;
  readonly double: ProviderDouble;
}

/**
 * Makes a backend that needs no keys and no network: it lets everybody upload, to every provider of
 * this package, and serves what was uploaded.
 *
 * The one way to run the proxy's code inside a page, since there is no key to lose.
 */
export function createTestBackend({
  double,
  faults = [],
  ...options
}: TestBackendOptions = {}): TestBackend {
  const vendors = double ?? createProviderDouble({ faults });
  const proxy = buildTokenProxy({
    providers: testProviders(),
    authorize: () => true,
    fetch: (input, init) => vendors.fetch(input, init),
    ...options,
  });
  const { basePath = DEFAULT_ENDPOINT } = options;
  const handle = (request: Request) => {
    const isUpload = new URL(request.url).pathname.startsWith(`${basePath}/`);
    return isUpload ? proxy(request) : vendors.fetch(request);
  };
  return Object.assign(handle, { double: vendors });
}

/** Every provider with a key that the double takes and the storage host that it names. */
function testProviders(): Record<string, ProviderSettings> {
  return Object.fromEntries(
    UPSTREAMS.map(({ origin, profile }) => [
      profile.name,
      { apiKey: `test-key-${profile.name}`, uploadHosts: [new URL(origin).host] },
    ]),
  );
}
