import type { Authorize } from './authorization.js';
import type { ConsumeToken } from './consume-token.js';

/** What `createUploadTokens` takes. */
export interface UploadTokenOptions {
  /**
   * Secrets of at least 32 bytes by their key ids. The first one signs, the others are good for
   * checking: to rotate, put a new one first and take the old one out when its tokens have expired.
   */
  readonly keys: Readonly<Record<string, string | Uint8Array>>;
  /** Which deployment the tokens are for, such as `'https://app.example'`. */
  readonly audience: string;
  /** Makes every token good for one upload: a store that all instances share, or this process alone. */
  readonly consume?: ConsumeToken | 'in-process';
}

/** What a token says. */
export interface UploadClaims {
  /** Who uploads; quotas and remembered uploads are kept per subject. */
  readonly sub: string;
  /** The provider's name on the wire. */
  readonly provider: string;
  /** Bytes; narrows the provider's limit. */
  readonly maxBytes?: number;
  /** Narrows the provider's types. */
  readonly types?: readonly string[];
  /**
   * Milliseconds until it expires, an hour at most.
   *
   * @default 300_000
   */
  readonly lifetimeMs?: number;
}

/** Tokens with which a page uploads that shares no session with the proxy. */
export interface UploadTokens {
  /** A token to hand to the page, which sends it as `Authorization: Bearer …`. */
  readonly issue: (claims: UploadClaims) => Promise<string>;
  /** For the proxy's `authorize`. */
  readonly authorize: Authorize;
}
