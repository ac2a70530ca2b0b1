import type { ProviderSettings, TokenProxyOptions } from '../../src/proxy/index.js';

/** Contains characters that differ in base64, percent and JSON encoding, so that any copy is recognized. */
export const KEY = 'CANARY/"+key=of?the&site';
/** The secret that checks tokens in `authorize`; at least 32 bytes. */
export const TOKEN_SECRET = 'a secret of this test site, 32 bytes at least';
export const AUDIENCE = 'test-site';
export const SHOP = 'https://shop.example';

/** One proxy of the site, as plain data because a runtime may be another process. */
export interface Scenario {
  readonly provider: string;
  readonly settings?: Omit<Partial<ProviderSettings>, 'apiKey' | 'origin' | 'upstream'>;
  readonly proxy?: Pick<TokenProxyOptions, 'allowedOrigins' | 'timeouts' | 'maxBytes'> & {
    readonly idempotency?: false;
  };
  /** Who may upload: everybody, anyone with a token, or anyone with an unused single-use token. */
  readonly admits: 'everybody' | 'tokens' | 'single-use-tokens';
  /** The number of uploads allowed in total for all scenarios with this limiter. */
  readonly shares?: { readonly limiter: string; readonly uploads: number };
}

const SHORT = { idleMs: 400, responseMs: 400 };
const APIMART = { provider: 'apimart', settings: { maxBytes: 1_000_000 } } as const;

const LARGE = { provider: 'apimart', settings: { maxBytes: 100_000_000 } } as const;

/** All scenarios, by the name in their mount path: `/{name}/api/upload`. */
export const SCENARIOS = {
  open: { ...APIMART, admits: 'everybody' },
  tokens: { ...APIMART, admits: 'tokens' },
  once: { ...APIMART, admits: 'single-use-tokens' },
  shop: { ...APIMART, admits: 'everybody', proxy: { allowedOrigins: [SHOP] } },
  hasty: { ...APIMART, admits: 'everybody', proxy: { timeouts: SHORT } },
  forgetful: { ...APIMART, admits: 'everybody', proxy: { idempotency: false } },
  large: { ...LARGE, admits: 'everybody' },
  // Long enough to fill all buffers between the client and a vendor that doesn't read.
  'large-hasty': { ...LARGE, admits: 'everybody', proxy: { timeouts: { idleMs: 1500 } } },
  storage: { provider: 'autoenhance', admits: 'everybody', settings: { delivery: 'relay' } },
  forms: { provider: 'stablecog', admits: 'everybody', settings: { rate: 1000 } },
  'limited-1': { ...APIMART, admits: 'tokens', shares: { limiter: 'ten', uploads: 10 } },
  'limited-2': { ...APIMART, admits: 'tokens', shares: { limiter: 'ten', uploads: 10 } },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

/** The origin of this site's vendor. */
export interface SiteConfig {
  readonly vendorOrigin: string;
}
