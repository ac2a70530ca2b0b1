import type { OptionValue } from '../../core/provider/option-specs.js';

/** What an upload is about, as its client describes it before any byte is read. */
export interface Fingerprint {
  /** Of the options, the type and the name. */
  readonly digest: string;
  /** Bytes; left out where the client doesn't declare them. */
  readonly size?: number;
}

/** What a client says about a file and what is to be done with it. */
interface DescribedFile {
  /** As they stand in the query: what the server fixes may change with a deploy. */
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly name: string;
  /** In lower case, without parameters. */
  readonly type: string;
  readonly size: number | undefined;
}

/** The same for an upload, the request for its ticket and the question about its status. */
export function fingerprintOf({ name, options, size, type }: DescribedFile): Fingerprint {
  const sorted = Object.entries(options).toSorted(([one], [other]) => (one < other ? -1 : 1));
  // A header can't carry a lone surrogate, and JSON can.
  const text = JSON.stringify([sorted, type, name.replaceAll(/\p{Surrogate}/gu, '\uFFFD')]);
  return { digest: digestOf(text), ...(size !== undefined && { size }) };
}

/** Whether two requests can be about the same file with the same options. */
export function isSameFile(one: Fingerprint, other: Fingerprint): boolean {
  const sizesDiffer = one.size !== undefined && other.size !== undefined && one.size !== other.size;
  return one.digest === other.digest && !sizesDiffer;
}

const OFFSET_BASIS = 0xcb_f2_9c_e4_84_22_23_25n;
const PRIME = 0x1_00_00_00_01_b3n;

/**
 * FNV-1a in 64 bits ([RFC 9923](https://www.rfc-editor.org/rfc/rfc9923)): it needs no Web Crypto, which
 * test backends in pages without https don't have. It doesn't have to resist forgery, since a caller
 * who forges one gets the answer to an upload of their own.
 */
function digestOf(text: string): string {
  let hash = OFFSET_BASIS;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  }
  return hash.toString(36);
}
