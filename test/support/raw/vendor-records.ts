import type { HeaderLine } from './http-head.js';

/** What is known of a request when its head has come; scripts choose their step by it. */
export interface RequestHead {
  /** 0 for the first request to this vendor, over all connections. */
  readonly index: number;
  /** The connection it came on, as an index into `vendor.connections`. */
  readonly connection: number;
  readonly method: string;
  readonly path: string;
  readonly headers: readonly HeaderLine[];
  /** The first value of a header, its name in any case. */
  header(name: string): string | undefined;
}

/** One request as it arrived. It is alive: its fields change while bytes come in. */
export interface RecordedRequest extends RequestHead {
  /** The body, chunk marks taken out. */
  readonly body: Buffer;
  /** The length of `body` so far, cheap to ask for. */
  readonly bodyLength: number;
  /** The body as it stood on the wire. */
  readonly wire: Buffer;
  /** The end of the body was seen, by its length or by its last chunk. */
  readonly complete: boolean;
  /** The sender closed the connection in the middle of the body. */
  readonly aborted: boolean;
  /** The vendor has done all that its step says. A stall never gets there. */
  readonly played: boolean;
  /** When its connection ended, in milliseconds since the epoch. */
  readonly closedAt: number | undefined;
}

/** One connection, even one that never carried a request. */
export interface RecordedConnection {
  readonly openedAt: number;
  readonly closedAt: number | undefined;
  /** Who ended it: the sender by FIN or by RST, or the vendor. */
  readonly closedBy: 'sender' | 'sender-reset' | 'vendor' | undefined;
  /** All bytes that came in, heads included. */
  readonly received: Buffer;
}
