import type { HeaderLine } from './http-head.js';
import type { RequestHead } from './vendor-records.js';

/** An answer; `Content-Length` is added unless the headers frame the body themselves. */
export interface VendorAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | readonly HeaderLine[];
  readonly body?: string | Uint8Array;
}

/** What the vendor does with one request. Each comment names the step by its first key. */
export type VendorStep =
  /** `answer` when the whole request has come, `delay` milliseconds later. */
  | { readonly answer: VendorAnswer; readonly delay?: number }
  /**
   * `early`: answers before it reads the body, then closes. Closing on unread bytes resets the
   * connection, as a blunt server does; with `linger` the rest is read first, as a polite one does.
   */
  | { readonly early: VendorAnswer; readonly linger?: boolean }
  /**
   * `stall`: never answers. A vendor that does not read cannot see its client leave either; with
   * `milliseconds` it reads on after a while, and then it can.
   */
  | { readonly stall: 'before-reading'; readonly milliseconds?: number }
  | { readonly stall: 'after-reading' }
  /** `drop`: resets the connection at once, after `bytes` of the body (1), or for an answer. */
  | { readonly drop: 'at-connect' | 'after-reading' }
  | { readonly drop: 'mid-body'; readonly bytes?: number }
  /** `garbage`: these bytes for an answer; at the `end` it closes, resets or falls silent. */
  | { readonly garbage: string | Uint8Array; readonly end?: 'close' | 'reset' | 'silence' }
  /** `trickle`: an answer in pieces of so many `bytes`, `every` so many milliseconds. */
  | { readonly trickle: VendorAnswer; readonly bytes: number; readonly every: number };

/**
 * One step for all requests, a list (its last step repeats), or a function of the request's head.
 * A function cannot drop a connection at connect, because it needs a head.
 */
export type VendorScript =
  VendorStep | readonly VendorStep[] | ((head: RequestHead) => VendorStep | Promise<VendorStep>);
