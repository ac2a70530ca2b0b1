import fc from 'fast-check';
import type { HeaderLine } from '../../support/raw-client.js';
import { encodeUploadName } from '../../../src/core/wire.js';
import { pngBytes } from '../image-bytes.js';

/** An arbitrary request, serialized as bytes. */
export interface AnyRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly HeaderLine[];
  /** Everything after the head, whether or not it's framed as the headers declare. */
  readonly wire: Buffer;
  /** The intended file. */
  readonly file: Buffer;
  readonly cutAfter: number | undefined;
  /** Whether its body is sure to end, so the client can wait for an answer. */
  readonly ends: boolean;
  /** Whether it's a valid upload in every respect. */
  readonly isUpload: boolean;
}

const PATH = '/api/upload/apimart';
const often = <Value>(value: Value, others: fc.Arbitrary<Value>, weight = 12) =>
  fc.oneof({ weight, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: others });

const anyText = fc.string({ unit: 'binary-ascii', maxLength: 40 });
/** Anything that a raw socket can write into a line, including line breaks. */
const anyLine = fc.oneof(
  anyText,
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
);
const anyMethod = often(
  'POST',
  fc.oneof(
    fc.constantFrom('GET', 'PUT', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT', 'post', 'FOO'),
    anyText,
  ),
);
const anyPath = often(
  PATH,
  fc.oneof(
    fc.constantFrom(
      '/api/upload/%2e%2e%2fadmin',
      '/api/upload/..;/x',
      '/api/upload/apimart/../../v1/keys',
      '/api/upload/apimart%2F..',
      '//evil.example',
      '/http:%2f%2f169.254.169.254',
      '/api/upload/__proto__',
      '/api/upload/constructor',
      '/api/upload/APIMART',
      '/api/upload/',
      `${PATH}/`,
      `${PATH}/ticket`,
      `${PATH}?url=http://169.254.169.254/`,
      `${PATH}#x`,
      'http://evil.example/api/upload/apimart',
      `http://app.example${PATH}`,
      '*',
    ),
    anyText.map((text) => `/api/upload/${text}`),
    anyText.map((text) => `${PATH}?${text}`),
    fc.webPath(),
  ),
);
const anyType = often(
  'image/png',
  fc.oneof(
    fc.constantFrom(
      'image/jpeg',
      'image/svg+xml',
      'text/html',
      'application/octet-stream',
      'IMAGE/PNG; x=y',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'image/',
      '',
    ),
    anyLine,
  ),
);
const anyName = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }).map(encodeUploadName),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'a.png%22%0D%0AContent-Type%3A%20text%2Fhtml',
      '%ff',
      '..%2f..%2fx',
      '%00',
    ),
  },
  { weight: 1, arbitrary: anyLine },
);
const anyOtherHeader: fc.Arbitrary<HeaderLine> = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      'Authorization',
      'Cookie',
      'X-Api-Key',
      'X-Forwarded-For',
      'Connection',
      'Upgrade',
      'Expect',
      'TE',
      'Trailer',
      'Content-Encoding',
      'Content-Length',
      'Transfer-Encoding',
      'Idempotency-Key',
      'Origin',
      'Sec-Fetch-Site',
      'Host',
      'X-HTTP-Method-Override',
      '__proto__',
    ),
    fc.oneof(
      fc.constantFrom(
        'gzip',
        'identity',
        'chunked',
        'close',
        'websocket',
        '100-continue',
        '0',
        '-1',
        'null',
        'cross-site',
        'same-origin',
        'https://evil.example',
        'http://app.example',
      ),
      anyLine,
    ),
  ),
  fc.tuple(anyLine, anyLine),
);

const exactly = (bytes: number) => String(bytes);
const hexadecimal = (bytes: number) => bytes.toString(16);

/** How the end of the body is declared. */
const anyFraming = fc.oneof(
  { weight: 12, arbitrary: fc.constant('length' as const) },
  { weight: 8, arbitrary: fc.constant('chunks' as const) },
  { weight: 1, arbitrary: fc.constant('both' as const) },
  { weight: 1, arbitrary: fc.constant('none' as const) },
);
const anyLength = fc.oneof(
  { weight: 20, arbitrary: fc.constant(exactly) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -5, max: 5 }).map((more) => (exact: number) => `${exact + more}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('+5', '5, 5', '0x5', '-1', '1e9', '', ' ', '99999999999999999999', '5;5', 'NaN')
      .map((text) => () => text),
  },
);
const anyChunkMark = often(
  hexadecimal,
  fc.oneof(
    fc
      .constantFrom('-1', '0x5', 'g', '', 'fffffffffffffffff', '5;a=b', ' 5')
      .map((text) => () => text),
    fc.integer({ min: -2, max: 2 }).map((more) => (size: number) => (size + more).toString(16)),
  ),
  12,
);

/** Requests, about a third of them uploads that must succeed. */
export const anyRequest: fc.Arbitrary<AnyRequest> = fc
  .record({
    method: anyMethod,
    path: anyPath,
    type: anyType,
    name: fc.option(anyName, { freq: 2 }),
    others: fc.oneof(
      { weight: 5, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(anyOtherHeader, { maxLength: 4 }) },
    ),
    framing: anyFraming,
    length: anyLength,
    mark: anyChunkMark,
    bytes: fc.integer({ min: 0, max: 9000 }),
    chunk: fc.integer({ min: 1, max: 4000 }),
    isImage: often(true, fc.constant(false)),
    cut: often<number | null>(null, fc.double({ min: 0, max: 1, noNaN: true })),
    id: fc.uuid(),
  })
  .map(
    ({
      bytes,
      chunk,
      cut,
      framing,
      id,
      isImage,
      length,
      mark,
      method,
      name,
      others,
      path,
      type,
    }) => {
      const file = fileOf(bytes, id, isImage);
      const isPlain =
        length === exactly && mark === hexadecimal && /^[\x21-\x7e]*$/.test(name ?? '');
      const ends =
        isPlain &&
        cut === null &&
        (framing === 'length' || framing === 'chunks') &&
        others.length === 0;
      const inChunks = framing === 'chunks' || framing === 'both';
      const wire = inChunks ? chunked(file, chunk, mark) : file;
      const headers: HeaderLine[] = [
        ['Host', 'app.example'],
        ['Content-Type', type],
      ];
      if (framing === 'length' || framing === 'both') {
        headers.push(['Content-Length', length(file.length)]);
      }
      if (inChunks) headers.push(['Transfer-Encoding', 'chunked']);
      if (name !== null) headers.push(['X-Upload-Name', name]);
      return {
        method,
        path,
        headers: [...headers, ...others],
        wire,
        file,
        ends,
        isUpload:
          ends &&
          isPlain &&
          isImage &&
          bytes > 0 &&
          method === 'POST' &&
          path === PATH &&
          type === 'image/png' &&
          others.length === 0,
        cutAfter: cut === null ? undefined : Math.floor(cut * wire.length),
      };
    },
  );

/** Builds a file that starts with its id, so it can be identified even if truncated. */
function fileOf(bytes: number, id: string, isImage: boolean): Buffer {
  const file = isImage ? pngBytes(Math.max(bytes, 100)) : Buffer.alloc(bytes, '<html>');
  file.write(id, Math.min(40, file.length), 'latin1');
  return file;
}

function chunked(file: Buffer, size: number, mark: (size: number) => string): Buffer {
  const pieces: Buffer[] = [];
  for (let start = 0; start < file.length; start += size) {
    const piece = file.subarray(start, start + size);
    pieces.push(Buffer.from(`${mark(piece.length)}\r\n`), piece, Buffer.from('\r\n'));
  }
  return Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')]);
}
