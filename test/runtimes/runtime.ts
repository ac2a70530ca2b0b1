import type { SiteConfig } from './site-config.js';

/** A running site. */
export interface RunningSite {
  readonly origin: string;
  /** Returns everything it has written to its standard output and error so far. */
  readonly printed: () => string;
  readonly close: () => Promise<void>;
}

/** An environment that the token proxy runs in. */
export interface Runtime {
  readonly name: string;
  readonly open: (config: SiteConfig) => Promise<RunningSite>;
  /**
   * What it takes as a sign that a client waiting for an answer is gone. An orderly end of the connection
   * can also mean that the client has sent everything and still listens.
   */
  readonly notices: 'every-end' | 'resets';
  /** Who refuses a GET: the proxy, or a framework that calls handlers only for the methods they name. */
  readonly refusesMethods: 'proxy' | 'framework';
}
