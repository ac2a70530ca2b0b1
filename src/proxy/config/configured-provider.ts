import type { AnyProvider } from '../../core/provider/provider.js';
import type { Upstream } from '../../providers/upstream.js';
import type { ProviderSettings } from './options.js';
import type { VendorPace } from '../limits/throttle.js';

/** A provider as this site runs it: the vendor's facts with the site's corrections. */
export interface ConfiguredProvider {
  readonly profile: AnyProvider;
  readonly upstream: Upstream;
  readonly origin: string;
  readonly settings: ProviderSettings;
  /** Where the vendor has a limit for the whole site. */
  readonly pace: VendorPace | undefined;
}
