import type { Authorize } from './authorization.js';
import type { ConsumeToken } from './consume-token.js';

/** The options of `createUploadTokens`. */
export interface UploadTokenOptions {
  /**
   * Secrets of at least 32 bytes, by key id. The first one signs, and all of them verify. To rotate
   * them, put a new one first and remove the old one once its tokens have expired.
   */
  readonly keys: Readonly<Record<string, string | Uint8Array>>;
  /** The deployment that the tokens are for, such as `'https://app.example'`. */
  readonly audience: string;
  /**
   * Makes every token valid for one upload only: a function with a store that all instances share,
   * or `'in-process'` for a single process.
   */
  readonly consume?: ConsumeToken | 'in-process';
}

/** The claims of a token. */
export interface UploadClaims {
  /** The uploader. Quotas and remembered uploads are kept per subject. */
  readonly sub: string;
  /** The provider's name on the wire. */
  readonly provider: string;
  /** The largest file in bytes. Narrows the provider's limit. */
  readonly maxBytes?: number;
  /** Narrows the provider's types. */
  readonly types?: readonly string[];
  /**
   * Milliseconds until the token expires, at most an hour.
   *
   * @default 300_000
   */
  readonly lifetimeMs?: number;
}

/** Upload tokens for pages that share no session with the proxy. */
export interface UploadTokens {
  /** Creates a token for the page, which sends it as `Authorization: Bearer …`. */
  readonly issue: (claims: UploadClaims) => Promise<string>;
  /** The function for the proxy's `authorize`. */
  readonly authorize: Authorize;
}
