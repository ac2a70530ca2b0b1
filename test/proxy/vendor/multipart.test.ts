import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeEnvelope } from '../../../src/proxy/vendor/multipart.js';
import type { FormPart } from '../../../src/proxy/index.js';
import { readMultipart } from '../read-multipart.js';

const anyText = fc.string({ unit: 'binary' });
const IMAGE = { type: 'image/png', options: {} };

/** Builds the form as a vendor receives it. */
function write(parts: readonly FormPart[], file: Uint8Array) {
  const { contentType, prefix, suffix } = writeEnvelope(parts);
  return { contentType, body: Buffer.concat([prefix, file, suffix]) };
}

it('preserves any file byte for byte, under any name', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, fc.uint8Array(), async (field, name, file) => {
      const parts = [{ name: field, file: { ...IMAGE, name } }];
      const { body, contentType } = write(parts, file);

      // Parsed by hand, and by Node's fetch.
      const byHand = readMultipart({ headers: [['content-type', contentType]], body });
      expect(byHand).toHaveLength(1);
      expect(byHand[0]!.headers).toHaveLength(2);
      expect(byHand[0]!.body).toEqual(Buffer.from(file));
      const form = await parse(contentType, body);
      const [only, ...others] = [...form.values()];
      expect(others).toEqual([]);
      expect(new Uint8Array(await (only as File).arrayBuffer())).toEqual(file);
      expect((only as File).type).toBe('image/png');
    }),
  );
});

it('keeps text fields, their order and their line breaks before and after the file', async () => {
  const text = fc.tuple(fc.stringMatching(/^[a-z_]{1,9}$/), anyText.filter(isWellFormed));
  await fc.assert(
    fc.asyncProperty(fc.array(text), fc.array(text), async (before, after) => {
      const image = { name: 'file', file: { ...IMAGE, name: 'photo.png' } };
      const { body, contentType } = write(
        [...asParts(before), image, ...asParts(after)],
        new Uint8Array(9),
      );

      const byHand = readMultipart({ headers: [['content-type', contentType]], body });
      const texts = [...byHand.slice(0, before.length), ...byHand.slice(before.length + 1)];
      expect(texts.map((part) => part.body.toString())).toEqual(
        [...before, ...after].map(([, value]) => value),
      );
      const form = await parse(contentType, body);
      expect([...form.keys()]).toEqual([...before, ['file'], ...after].map(([name]) => name));
    }),
  );
});

it.each([
  ['a"b', 'a%22b'],
  ['a\r\nb', 'a%0D%0Ab'],
  ['a\\b', 'a\\b'],
  ['a%22b', 'a%22b'],
  ['ü日', 'ü日'],
])('writes the name %j as browsers do', (name, written) => {
  const { prefix } = writeEnvelope([{ name: 'file', file: { ...IMAGE, name } }]);

  expect(new TextDecoder().decode(prefix)).toContain(`; filename="${written}"\r\n`);
});

it('never uses a boundary twice', () => {
  const boundaries = Array.from({ length: 100 }, () => writeEnvelope([]).contentType);

  expect(new Set(boundaries).size).toBe(100);
});

function parse(contentType: string, body: Buffer): Promise<FormData> {
  const headers = { 'content-type': contentType };
  return new Response(new Uint8Array(body), { headers }).formData();
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function asParts(texts: readonly [string, string][]): FormPart[] {
  return texts.map(([name, value]) => ({ name, value }));
}
