import type { HeaderLine } from './http-head.js';

/** The head of a request, by which scripts choose their step. */
export interface RequestHead {
  /** The zero-based index among all requests to this vendor, over all connections. */
  readonly index: number;
  /** Its connection, as an index into `vendor.connections`. */
  readonly connection: number;
  readonly method: string;
  readonly path: string;
  readonly headers: readonly HeaderLine[];
  /** Returns the first value of a header, whose name is case-insensitive. */
  header(name: string): string | undefined;
}

/** One request as received. It is live: its fields change while bytes arrive. */
export interface RecordedRequest extends RequestHead {
  /** The body without chunk markers. */
  readonly body: Buffer;
  /** The length of `body` so far, which is cheap to read. */
  readonly bodyLength: number;
  /** The body as sent. */
  readonly wire: Buffer;
  /** Whether the end of the body was seen, by its length or its last chunk. */
  readonly complete: boolean;
  /** Whether the sender closed the connection in the middle of the body. */
  readonly aborted: boolean;
  /** Whether the vendor has finished its step; never true for a stall. */
  readonly played: boolean;
  /** The time its connection ended, in milliseconds since the epoch. */
  readonly closedAt: number | undefined;
}

/** One connection, even one without a request. */
export interface RecordedConnection {
  readonly openedAt: number;
  readonly closedAt: number | undefined;
  /** Who ended it: the sender with FIN or RST, or the vendor. */
  readonly closedBy: 'sender' | 'sender-reset' | 'vendor' | undefined;
  /** All received bytes, including heads. */
  readonly received: Buffer;
}
