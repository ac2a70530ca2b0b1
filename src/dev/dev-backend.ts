import { DEFAULT_ENDPOINT } from '../core/wire.js';
import { UPSTREAMS } from '../providers/upstreams.js';
import type { TokenProxyOptions } from '../proxy/config/proxy-options.js';
import { createMemoryStore } from '../proxy/idempotency/memory-store.js';
import { DOUBLE_ORIGIN } from '../testing/double-url.js';
import type { Fault } from '../testing/faults.js';
import { createProviderDouble } from '../testing/provider-double.js';
import { createTestBackend } from '../testing/test-backend.js';
import { keyVariable, type Keys } from './keys.js';

/** The settings of a development backend. */
export interface DevBackendSettings {
  readonly endpoint?: string | undefined;
  readonly faults?: readonly Fault[] | undefined;
  /** Providers with a key use the real vendor. */
  readonly keys: Keys;
  /** The pages that may upload. */
  readonly pages: 'own-origin' | 'loopback';
}

/** A token proxy for development, and a description of it. */
interface DevBackend {
  readonly handle: (request: Request) => Promise<Response>;
  readonly about: string;
}

/**
 * Creates a token proxy with the double behind it, or with the real vendor of each provider that has a
 * key.
 */
export function createDevBackend({
  endpoint = DEFAULT_ENDPOINT,
  faults = [],
  keys,
  pages,
}: DevBackendSettings): DevBackend {
  const double = createProviderDouble({ faults });
  const isReal = Object.keys(keys).length > 0;
  const settings: TokenProxyOptions = {
    basePath: endpoint,
    providers: Object.fromEntries(
      UPSTREAMS.map(({ origin, profile: { name } }) => {
        const apiKey = keys[name];
        return [name, apiKey === undefined ? { apiKey: `dev-key-${name}` } : { apiKey, origin }];
      }),
    ),
    // guard: real-keys-are-for-this-machine
    authorize: ({ headers }) => !isReal || isLoopback(`http://${headers.get('host')}`),
    idempotency: createMemoryStore(),
    fetch: (input, init) =>
      input.startsWith(`${DOUBLE_ORIGIN}/`) ? double.fetch(input, init) : fetch(input, init),
  };
  const own = createTestBackend({ ...settings, double });
  // A proxy needs a list of origins, but a page on this machine can be on any port.
  const others = new Map<string, typeof own>();
  const backendFor = (origin: string) => {
    if (pages === 'own-origin' || !isLoopback(origin)) return own;
    const backend =
      others.get(origin) ?? createTestBackend({ ...settings, double, allowedOrigins: [origin] });
    others.set(origin, backend);
    return backend;
  };
  return {
    handle: (request) => backendFor(request.headers.get('origin') ?? '')(request),
    about: describe(keys),
  };
}

/** Whether a URL is on this machine, on any port. */
export function isLoopback(url: string): boolean {
  return URL.canParse(url) && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(url).hostname);
}

function describe(keys: Keys): string {
  const real = UPSTREAMS.filter(({ profile }) => keys[profile.name] !== undefined);
  const isWhole = real.length === UPSTREAMS.length;
  return [
    ...(isWhole
      ? []
      : [
          `${real.length === 0 ? 'All providers are' : 'The other providers are'} test doubles on this machine: no keys, no costs, and images are only kept in memory.`,
        ]),
    ...real.map(
      ({ profile: { label, name } }) =>
        `${label} is REAL: ${keyVariable(name)} is set, so uploads may cost money.`,
    ),
  ]
    .toReversed()
    .join('\n');
}
