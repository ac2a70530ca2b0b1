import type { ProviderSettings, TokenProxyOptions } from '../../src/proxy/index.js';

/** Characters that differ in base64, percent and JSON form, so that any copy of it can be told. */
export const KEY = 'CANARY/"+key=of?the&site';
/** What `authorize` of the token scenarios is checked with; 32 bytes at least. */
export const TOKEN_SECRET = 'a secret of this test site, 32 bytes at least';
export const AUDIENCE = 'test-site';
export const SHOP = 'https://shop.example';

/** One proxy of the site, in data alone: a runtime may be another process. */
export interface Scenario {
  readonly provider: string;
  readonly settings?: Omit<Partial<ProviderSettings>, 'apiKey' | 'origin' | 'upstream'>;
  readonly proxy?: Pick<TokenProxyOptions, 'allowedOrigins' | 'timeouts' | 'maxBytes'> & {
    readonly idempotency?: false;
  };
  /** Who may upload: everybody, who has a token, or who has one that nobody has used. */
  readonly admits: 'everybody' | 'tokens' | 'single-use-tokens';
  /** Uploads that all scenarios with this name may make together. */
  readonly shares?: { readonly limiter: string; readonly uploads: number };
}

const SHORT = { idleMs: 400, responseMs: 400 };
const APIMART = { provider: 'apimart', settings: { maxBytes: 1_000_000 } } as const;

const LARGE = { provider: 'apimart', settings: { maxBytes: 100_000_000 } } as const;

/** All of them, by the path they are mounted at: `/{name}/api/upload`. */
export const SCENARIOS = {
  open: { ...APIMART, admits: 'everybody' },
  tokens: { ...APIMART, admits: 'tokens' },
  once: { ...APIMART, admits: 'single-use-tokens' },
  shop: { ...APIMART, admits: 'everybody', proxy: { allowedOrigins: [SHOP] } },
  hasty: { ...APIMART, admits: 'everybody', proxy: { timeouts: SHORT } },
  forgetful: { ...APIMART, admits: 'everybody', proxy: { idempotency: false } },
  large: { ...LARGE, admits: 'everybody' },
  // Long enough for all buffers between the client and a vendor that does not read to fill.
  'large-hasty': { ...LARGE, admits: 'everybody', proxy: { timeouts: { idleMs: 1500 } } },
  storage: { provider: 'autoenhance', admits: 'everybody', settings: { delivery: 'relay' } },
  forms: { provider: 'stablecog', admits: 'everybody', settings: { rate: 1000 } },
  'limited-1': { ...APIMART, admits: 'tokens', shares: { limiter: 'ten', uploads: 10 } },
  'limited-2': { ...APIMART, admits: 'tokens', shares: { limiter: 'ten', uploads: 10 } },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

/** Where the vendor of this site is. */
export interface SiteConfig {
  readonly vendorOrigin: string;
}
