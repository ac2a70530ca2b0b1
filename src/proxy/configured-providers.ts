import type { AnyProvider } from '../core/provider.js';
import { UPSTREAMS } from '../providers/upstreams.js';
import type { Upstream } from '../providers/upstream.js';
import { checkProviderSettings } from './check-provider-settings.js';
import type { ProviderSettings, TokenProxyOptions } from './options.js';
import { createVendorPace, type VendorPace } from './vendor-pace.js';

/** A provider as this site runs it: the vendor's facts with the site's corrections. */
export interface ConfiguredProvider {
  readonly profile: AnyProvider;
  readonly upstream: Upstream;
  readonly origin: string;
  readonly settings: ProviderSettings;
  /** Where the vendor has a limit for the whole site. */
  readonly pace: VendorPace | undefined;
}

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
    Object.entries(providers).map(([name, settings]) => {
      const upstream = settings?.upstream ?? known.get(name);
      checkProviderSettings(name, settings, upstream);
      const limits = [settings.maxBytes ?? upstream.profile.maxBytes, maxBytes];
      const lowest = Math.min(...limits.map((limit) => limit ?? Infinity));
      const profile = {
        ...upstream.profile,
        types: settings.types ?? upstream.profile.types,
        ...(lowest !== Infinity && { maxBytes: lowest }),
      };
      const rate = settings.rate ?? upstream.uploadsPerSecond;
      const pace = rate === undefined ? undefined : createVendorPace(rate);
      const origin = settings.origin ?? upstream.origin;
      return [name, { profile, upstream, settings, origin, pace }];
    }),
  );
}
