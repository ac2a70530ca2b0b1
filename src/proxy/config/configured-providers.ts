import { UPSTREAMS } from '../../providers/upstreams.js';
import { checkProviderSettings } from './check-provider-settings.js';
import type { ConfiguredProvider } from './configured-provider.js';
import type { Limiter, ProviderSettings, TokenProxyOptions } from './options.js';
import { createSharedPace } from '../limits/shared-throttle.js';
import { createVendorPace, type VendorPace } from '../limits/throttle.js';

/** For a vendor that names no limit: more than any camera's picture has, in bytes. */
const UNDOCUMENTED_MAX_BYTES = 200_000_000;

/**
 * The providers of the site by their wire names.
 *
 * A Map, so that no name in a URL can reach a property that every object has.
 */
export function configureProviders({
  providers,
  maxBytes,
}: TokenProxyOptions): ReadonlyMap<string, ConfiguredProvider> {
  const known = new Map(UPSTREAMS.map((upstream) => [upstream.profile.name, upstream]));
  return new Map(
    // What is undefined is refused below, like everything else that is no settings.
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
      const rate = settings.rate ?? upstream.uploadsPerSecond;
      const origin = settings.origin ?? upstream.origin;
      return [name, { profile, upstream, settings, origin, pace: paceOf(rate, name) }];
    }),
  );
}

function paceOf(rate: number | Limiter | undefined, name: string): VendorPace | undefined {
  if (typeof rate === 'object') return createSharedPace(rate, `provider:${name}`);
  return rate === undefined ? undefined : createVendorPace(rate);
}
