import { DEFAULT_ENDPOINT } from '../core/wire.js';
import { UPSTREAMS } from '../providers/upstreams.js';
import type { ProvidersByWireName } from '../proxy/config/provider-settings.js';
import type { TokenProxyOptions } from '../proxy/config/proxy-options.js';
import { buildTokenProxy } from '../proxy/token-proxy.js';
import { DOUBLE_ORIGIN } from './double-url.js';
import type { Fault } from './faults.js';
import { localize } from './local-urls.js';
import { createProviderDouble, type ProviderDouble } from './provider-double.js';

/** The options of a test backend: those of the token proxy, all optional, and the double's. */
export interface TestBackendOptions extends Partial<TokenProxyOptions> {
  /**
   * The vendors behind the proxy.
   *
   * @default a new double
   */
  readonly double?: ProviderDouble;
  /** Problems at the vendors of the new double. */
  readonly faults?: readonly Fault[];
}

/** The token proxy with the double behind it, as one handler. */
export interface TestBackend {
  (request: Request): Promise<Response>;
  /** The vendors, with the requests they received and a way to reset them. */
  readonly double: ProviderDouble;
}

/** The path below the endpoint where the double's images and storage are served. */
const DOUBLE_PATH = '/double';

/**
 * Creates a backend that needs no keys and no network: it lets everyone upload to every provider of
 * this package, and serves the uploaded images. Providers with their own `origin` are called there,
 * with `fetch`.
 *
 * This is the only way to run the proxy inside a page, since there is no key to lose.
 */
export function createTestBackend({
  double,
  faults = [],
  providers = everyProvider(),
  ...options
}: TestBackendOptions = {}): TestBackend {
  const vendors = double ?? createProviderDouble({ faults });
  const { basePath = DEFAULT_ENDPOINT } = options;
  const proxy = buildTokenProxy({
    authorize: () => true,
    fetch: (input, init) => vendors.fetch(input, init),
    ...options,
    providers: behindDouble(providers),
  });
  const handle = async (request: Request): Promise<Response> => {
    const { origin, pathname, search } = new URL(request.url);
    const served = basePath + DOUBLE_PATH;
    const isServed = pathname.startsWith(`${served}/`);
    if (isServed) {
      const answer = await askDouble(vendors, pathname.slice(served.length) + search, request);
      return localize(answer, request, served);
    }
    if (origin === DOUBLE_ORIGIN) return askDouble(vendors, pathname + search, request);
    return localize(await proxy(request), request, served);
  };
  return Object.assign(handle, { double: vendors });
}

async function askDouble(
  { fetch }: ProviderDouble,
  path: string,
  request: Request,
): Promise<Response> {
  const { headers, method, signal } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return fetch(DOUBLE_ORIGIN + path, {
    method,
    headers,
    signal,
    ...(hasBody && { body: await request.arrayBuffer() }),
  });
}

function everyProvider(): ProvidersByWireName {
  const entries = UPSTREAMS.map(({ profile: { name } }) => [name, { apiKey: `test-key-${name}` }]);
  return Object.fromEntries(entries);
}

/** Returns settings that send the providers' requests to the double and allow its storage URLs. */
function behindDouble(providers: ProvidersByWireName): ProvidersByWireName {
  const host = new URL(DOUBLE_ORIGIN).host;
  return Object.fromEntries(
    Object.entries(providers).map(([name, settings]) => {
      if (settings === undefined || settings.origin !== undefined) return [name, settings];
      const { uploadHosts = [] } = settings;
      return [name, { ...settings, origin: DOUBLE_ORIGIN, uploadHosts: [...uploadHosts, host] }];
    }),
  );
}
