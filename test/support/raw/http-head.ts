/** A header as sent, keeping order, case and repetition. */
export type HeaderLine = readonly [name: string, value: string];

/** The part of a request or an answer before its body. */
export interface MessageHead {
  /** `POST /path HTTP/1.1` or `HTTP/1.1 200 OK`. */
  readonly startLine: string;
  readonly headers: readonly HeaderLine[];
}

/** Reads the head at the start of these bytes, or returns `undefined` until its end has arrived. */
export function readHead(bytes: Buffer): { head: MessageHead; rest: Buffer } | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;

  const [startLine = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const headers = lines.map((line): HeaderLine => {
    const colon = line.indexOf(':');
    return colon === -1 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return { head: { startLine, headers }, rest: bytes.subarray(end + 4) };
}

/** Serializes a head, even an invalid one. */
export function writeHead({ startLine, headers }: MessageHead): Buffer {
  const lines = [startLine, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

/** Returns the first value of a header, whose name is case-insensitive. */
export function headerValue(headers: readonly HeaderLine[], name: string): string | undefined {
  return headers.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1];
}
