import { headerValue, type HeaderLine } from './http-head.js';

/** How a body says where it ends: after so many bytes, by its last chunk, or by the close. */
export type Framing = number | 'chunked' | 'until-close';

/** Collects one body as its bytes come in. */
export interface BodyReader {
  /** Takes the bytes that belong to this body and returns those of the next message. */
  take(bytes: Buffer): Buffer;
  /** The end was seen. A body that lasts until the close never knows. */
  readonly complete: boolean;
  /** How many bytes of `body` have come. */
  readonly length: number;
  /** The bytes as they were sent, chunk sizes included. */
  readonly wire: Buffer;
  /** The bytes that were meant. */
  readonly body: Buffer;
}

/** Reads from its headers how a body is framed; `otherwise` is for headers that do not tell. */
export function framingOf(headers: readonly HeaderLine[], otherwise: Framing): Framing {
  if (/chunked\s*$/i.test(headerValue(headers, 'transfer-encoding') ?? '')) return 'chunked';
  const length = headerValue(headers, 'content-length');
  if (length === undefined) return otherwise;
  return /^\d+$/.test(length) ? Number(length) : NaN; // nonsense is never complete
}

/** Starts to collect a body. */
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
  let line = ''; // a size or trailer line that has not ended yet
  let missing = 0; // bytes of the current chunk still to come, with its line end
  let where: 'size' | 'data' | 'trailers' | 'end' | 'nonsense' = 'size';

  function readLine(text: string) {
    if (where === 'trailers') {
      if (text === '') where = 'end';
    } else if (/^[\da-f]+\s*(;|$)/i.test(text)) {
      missing = parseInt(text, 16) + 2;
      where = missing === 2 ? 'trailers' : 'data';
    } else {
      where = 'nonsense'; // never complete, all the rest is kept as it came
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
