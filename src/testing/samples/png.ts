import { joinBytes } from '../../core/join-bytes.js';
import { bigEndian, filling, text } from './bytes.js';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CHUNK_FRAME = 12;
const WIDTH = 64;
const HEIGHT = 48;

/** Creates a PNG of a soft gradient, with a private chunk that pads it to a size. */
export function samplePng(bytes: number): Uint8Array<ArrayBuffer> {
  const header = chunk('IHDR', joinBytes(bigEndian(WIDTH), bigEndian(HEIGHT), [8, 2, 0, 0, 0]));
  const picture = chunk('IDAT', stored(pixels()));
  const end = chunk('IEND', new Uint8Array());
  const length = SIGNATURE.length + header.length + picture.length + end.length;
  const missing = bytes - length - CHUNK_FRAME;
  const fill = missing < 0 ? new Uint8Array() : chunk('fiLl', filling(missing));
  return joinBytes(SIGNATURE, header, fill, picture, end);
}

function pixels(): Uint8Array {
  const rows: number[] = [];
  for (let y = 0; y < HEIGHT; y += 1) {
    rows.push(0);
    for (let x = 0; x < WIDTH; x += 1) rows.push(40 + x * 3, 120 + y, 230 - x - y);
  }
  return Uint8Array.from(rows);
}

/** Returns data in zlib format without compression: [RFC 1951](https://www.rfc-editor.org/rfc/rfc1951#section-3.2.4). */
function stored(data: Uint8Array): Uint8Array {
  const { length } = data;
  const size = [length & 0xff, length >> 8];
  const head = [0x78, 0x01, 1, ...size, ...size.map((byte) => byte ^ 0xff)];
  return joinBytes(head, data, bigEndian(adler32(data)));
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const typed = joinBytes(text(type), data);
  return joinBytes(bigEndian(data.length), typed, bigEndian(crc32(typed)));
}

function adler32(data: Uint8Array): number {
  let [low, high] = [1, 0];
  for (const byte of data) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return ((high << 16) | low) >>> 0;
}

/** The CRC table of [PNG, annex D](https://www.w3.org/TR/png-3/#D-CRCAppendix). */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xed_b8_83_20 : 0);
  return sum;
});

function crc32(data: Uint8Array): number {
  let sum = 0xff_ff_ff_ff;
  // Three times as fast as an iterator, for files of 50 MB.
  for (let index = 0; index < data.length; index += 1) {
    sum = CRC_TABLE[(sum ^ data[index]!) & 0xff]! ^ (sum >>> 8);
  }
  return (sum ^ 0xff_ff_ff_ff) >>> 0;
}
