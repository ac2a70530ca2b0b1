import { headerValue, type HeaderLine } from './http-head.js';

/** How a body ends: after this many bytes, with its last chunk, or when the connection closes. */
export type Framing = number | 'chunked' | 'until-close';

/** Collects one body as its bytes arrive. */
export interface BodyReader {
  /** Takes the bytes that belong to this body and returns those of the next message. */
  take(bytes: Buffer): Buffer;
  /** Whether the end was seen; always false for a body that ends when the connection closes. */
  readonly complete: boolean;
  /** The number of bytes of `body` so far. */
  readonly length: number;
  /** The bytes as sent, including chunk sizes. */
  readonly wire: Buffer;
  /** The decoded bytes. */
  readonly body: Buffer;
}

/** Returns a body's framing according to its headers, or `otherwise` if they don't say. */
export function framingOf(headers: readonly HeaderLine[], otherwise: Framing): Framing {
  if (/chunked\s*$/i.test(headerValue(headers, 'transfer-encoding') ?? '')) return 'chunked';
  const length = headerValue(headers, 'content-length');
  if (length === undefined) return otherwise;
  return /^\d+$/.test(length) ? Number(length) : NaN; // an invalid length is never reached
}

/** Creates a reader for a body. */
export function readBody(framing: Framing): BodyReader {
  return framing === 'chunked' ? readChunks() : readCounted(framing);
}

function readCounted(framing: number | 'until-close'): BodyReader {
  const pieces: Buffer[] = [];
  let missing = framing === 'until-close' ? Infinity : framing;

  return {
    take(bytes) {
      const ours = bytes.subarray(0, missing);
      if (ours.length > 0) pieces.push(ours);
      missing -= ours.length;
      return bytes.subarray(ours.length);
    },
    get complete() {
      return missing === 0;
    },
    get length() {
      return sum(pieces);
    },
    get wire() {
      return Buffer.concat(pieces);
    },
    get body() {
      return Buffer.concat(pieces);
    },
  };
}

function readChunks(): BodyReader {
  const wire: Buffer[] = [];
  const pieces: Buffer[] = [];
  let line = ''; // a size or trailer line that hasn't ended yet
  let missing = 0; // remaining bytes of the current chunk, including its line end
  let where: 'size' | 'data' | 'trailers' | 'end' | 'nonsense' = 'size';

  function readLine(text: string) {
    if (where === 'trailers') {
      if (text === '') where = 'end';
    } else if (/^[\da-f]+\s*(;|$)/i.test(text)) {
      missing = parseInt(text, 16) + 2;
      where = missing === 2 ? 'trailers' : 'data';
    } else {
      where = 'nonsense'; // never complete; the rest is kept as received
    }
  }

  function step(bytes: Buffer): number {
    if (where === 'nonsense') return bytes.length;
    if (where === 'data') {
      const count = Math.min(missing, bytes.length);
      const data = bytes.subarray(0, Math.max(0, Math.min(count, missing - 2)));
      if (data.length > 0) pieces.push(data);
      missing -= count;
      if (missing === 0) where = 'size';
      return count;
    }
    const end = bytes.indexOf('\n');
    const count = end === -1 ? bytes.length : end + 1;
    line += bytes.toString('latin1', 0, count);
    if (end !== -1) {
      readLine(line.replace(/\r?\n$/, ''));
      line = '';
    }
    return count;
  }

  return {
    take(bytes) {
      let rest = bytes;
      while (rest.length > 0 && where !== 'end') rest = rest.subarray(step(rest));
      if (rest.length < bytes.length) wire.push(bytes.subarray(0, bytes.length - rest.length));
      return rest;
    },
    get complete() {
      return where === 'end';
    },
    get length() {
      return sum(pieces);
    },
    get wire() {
      return Buffer.concat(wire);
    },
    get body() {
      return Buffer.concat(pieces);
    },
  };
}

function sum(pieces: readonly Buffer[]): number {
  return pieces.reduce((length, piece) => length + piece.length, 0);
}
