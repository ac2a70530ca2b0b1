import type { OptionValue } from '../../core/provider/option-specs.js';

/** The identity of an upload, from the client's description before any byte is read. */
export interface Fingerprint {
  /** The digest of the options, the type and the name. */
  readonly digest: string;
  /** Bytes. Left out if the client doesn't declare them. */
  readonly size?: number;
}

/** A client's description of a file and its options. */
interface DescribedFile {
  /** The options from the query. Those that the server fixes may change with a deployment. */
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly name: string;
  /** In lower case, without parameters. */
  readonly type: string;
  readonly size: number | undefined;
}

/** Returns the fingerprint, which is the same for an upload, its ticket request and its status request. */
export function fingerprintOf({ name, options, size, type }: DescribedFile): Fingerprint {
  const sorted = Object.entries(options).toSorted(([one], [other]) => (one < other ? -1 : 1));
  // A header can't carry a lone surrogate, but JSON can.
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
 * Computes 64-bit FNV-1a ([RFC 9923](https://www.rfc-editor.org/rfc/rfc9923)). It needs no Web Crypto,
 * which test backends in pages without https don't have. It need not resist forgery, because a caller who
 * forges one gets the result of their own upload.
 */
function digestOf(text: string): string {
  let hash = OFFSET_BASIS;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  }
  return hash.toString(36);
}
