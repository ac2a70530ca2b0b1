import type { HeaderLine } from './http-head.js';
import type { RequestHead } from './vendor-records.js';

/** An answer. `Content-Length` is added unless the headers already frame the body. */
export interface VendorAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | readonly HeaderLine[];
  readonly body?: string | Uint8Array;
}

/** The vendor's reaction to one request. Each comment names a step by its first key. */
export type VendorStep =
  /** `answer`: answers when the whole request has arrived, `delay` milliseconds later. */
  | { readonly answer: VendorAnswer; readonly delay?: number }
  /**
   * `early`: answers before reading the body, then closes. Closing with unread bytes resets the
   * connection, as some servers do; with `linger`, the rest is read first, as others do.
   */
  | { readonly early: VendorAnswer; readonly linger?: boolean }
  /**
   * `stall`: never answers. A vendor that doesn't read can't see its client disconnect either; with
   * `milliseconds`, it continues reading after that time, and then it can.
   */
  | { readonly stall: 'before-reading'; readonly milliseconds?: number }
  | { readonly stall: 'after-reading' }
  /** `drop`: resets the connection right away, after `bytes` of the body (1), or instead of answering. */
  | { readonly drop: 'at-connect' | 'after-reading' }
  | { readonly drop: 'mid-body'; readonly bytes?: number }
  /** `garbage`: answers with these bytes; at the `end`, it closes, resets or goes silent. */
  | { readonly garbage: string | Uint8Array; readonly end?: 'close' | 'reset' | 'silence' }
  /** `trickle`: answers in pieces of `bytes` bytes, one `every` so many milliseconds. */
  | { readonly trickle: VendorAnswer; readonly bytes: number; readonly every: number };

/**
 * One step for all requests, a list (its last step repeats), or a function of the request's head.
 * A function can't drop a connection at connect, because it needs a head.
 */
export type VendorScript =
  | VendorStep
  | readonly VendorStep[]
  | ((head: RequestHead) => VendorStep | Promise<VendorStep>);
