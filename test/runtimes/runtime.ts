import type { SiteConfig } from './site-config.js';

/** A site that is being served. */
export interface RunningSite {
  readonly origin: string;
  /** Everything it has written to its standard output and error so far. */
  readonly printed: () => string;
  readonly close: () => Promise<void>;
}

/** A place where the token proxy runs. */
export interface Runtime {
  readonly name: string;
  readonly open: (config: SiteConfig) => Promise<RunningSite>;
  /**
   * What tells it that a client has gone that waits for an answer. An orderly end of the connection can
   * also mean that the client has said all and still listens.
   */
  readonly notices: 'every-end' | 'resets';
  /** Who refuses a GET: the proxy, or a framework that calls a handler for no method it has not named. */
  readonly refusesMethods: 'proxy' | 'framework';
}
