import type { AnyProvider } from '../../core/provider/provider.js';
import { UPSTREAMS } from '../../providers/upstreams.js';
import type { Upstream } from '../../providers/upstream.js';
import { createFairThrottle } from '../limits/fair-throttle.js';
import type { Limiter } from '../limits/limiter.js';
import { createSharedThrottle, type Throttle } from '../limits/throttle.js';
import { checkProviderSettings } from './check-provider-settings.js';
import type { ProviderSettings } from './provider-settings.js';
import type { TokenProxyOptions } from './proxy-options.js';

/** A provider as configured on this site: the vendor's facts and the site's settings. */
export interface ConfiguredProvider {
  readonly profile: AnyProvider;
  readonly upstream: Upstream;
  readonly origin: string;
  readonly settings: ProviderSettings;
  /** Present if the vendor has a rate limit for the whole site. */
  readonly throttle: Throttle | undefined;
}

/** The limit for a vendor that documents none, in bytes. It is larger than any camera's pictures. */
const UNDOCUMENTED_MAX_BYTES = 200_000_000;

/**
 * Returns the site's providers by their names on the wire.
 *
 * It is a Map, so that no name in a URL can reach an inherited property.
 *
 * @throws ProxyConfigurationError for the first unsafe setting.
 */
export function configureProviders({
  providers,
  maxBytes,
}: TokenProxyOptions): ReadonlyMap<string, ConfiguredProvider> {
  const known = new Map(UPSTREAMS.map((upstream) => [upstream.profile.name, upstream]));
  return new Map(
    // `undefined` is refused below, like everything else that isn't an object of settings.
    Object.entries(providers as Record<string, ProviderSettings>).map(([name, settings]) => {
      const upstream = settings?.upstream ?? known.get(name);
      checkProviderSettings(name, settings, upstream);
      // guard: undocumented-limits-are-bounded
      const own = settings.maxBytes ?? upstream.profile.maxBytes ?? UNDOCUMENTED_MAX_BYTES;
      const profile = {
        ...upstream.profile,
        types: settings.types ?? upstream.profile.types,
        maxBytes: Math.min(own, maxBytes ?? Infinity),
      };
      const origin = settings.origin ?? upstream.origin;
      const throttle = createThrottle(settings.rate ?? upstream.uploadsPerSecond, name);
      return [name, { profile, upstream, settings, origin, throttle }];
    }),
  );
}

function createThrottle(rate: number | Limiter | undefined, name: string): Throttle | undefined {
  if (typeof rate === 'object') return createSharedThrottle(rate, `provider:${name}`);
  return rate === undefined ? undefined : createFairThrottle(rate);
}
