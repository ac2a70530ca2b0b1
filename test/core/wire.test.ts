import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUploadName, encodeUploadName } from '../../src/core/wire.js';

/** Any sequence of UTF-16 units, including broken pairs, which file systems and scripts can produce. */
const anyName = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xff_ff }), fc.integer({ min: 0xd8_00, max: 0xdf_ff })))
  .map((units) => String.fromCharCode(...units));

describe('X-Upload-Name', () => {
  it('restores every well-formed name exactly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(decodeUploadName(encodeUploadName(name))).toBe(name);
      }),
    );
  });

  it('is printable ASCII without spaces or quotes for any name', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(encodeUploadName(name)).toMatch(/^[\w!'()*.~%-]*$/);
      }),
    );
  });

  it('has a replacement character for each half of a broken pair and keeps the rest', () => {
    expect(decodeUploadName(encodeUploadName('a\uD83Db\uDE00😀.png'))).toBe('a\uFFFDb\uFFFD😀.png');
    fc.assert(
      fc.property(anyName, (name) => {
        const buffered = Buffer.from(name, 'utf8').toString('utf8');
        expect(decodeUploadName(encodeUploadName(name))).toBe(buffered);
      }),
    );
  });

  it.each([null, '', '%', '%E0%A4%A', '%ff', 'a%2'])('reads %j as an empty name', (header) => {
    expect(decodeUploadName(header)).toBe('');
  });
});
