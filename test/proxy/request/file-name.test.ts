import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IMAGE_FORMATS, type ImageType } from '../../../src/core/rules/image-types.js';
import { encodeUploadName } from '../../../src/core/wire.js';
import { cleanFileName } from '../../../src/proxy/request/file-name.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { readMultipart } from '../read-multipart.js';
import { header, openVendor, stores } from '../recording-vendor.js';
import { send } from '../send.js';

const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(
      '.',
      '/',
      '\\',
      ' ',
      '"',
      '\r',
      '\n',
      '\0',
      '%',
      'a',
      'é',
      '\u0301',
      '\u202E',
      '\u200D',
      '日',
      '\uD800',
      '.jpg',
      '.PNG',
      '..',
    ),
  }),
);
const anyType = fc.constantFrom(...(Object.keys(IMAGE_FORMATS) as ImageType[]));

describe('any name', () => {
  it('becomes short, readable and harmless, with an extension of the proven type', () => {
    fc.assert(
      fc.property(anyName, anyType, (name, type) => {
        const clean = cleanFileName(name, type);

        expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(100);
        expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}"'`/\\<>|:*?%;]/u);
        expect(clean).toBe(clean.normalize('NFC'));
        const extension = IMAGE_FORMATS[type].extensions.find((each) => clean.endsWith(each));
        expect(extension).toBeDefined();
        const base = clean.slice(0, -extension!.length);
        expect(base).toMatch(/^[^.\s]/);
        expect(base).toMatch(/[^.\s]$/);
      }),
    );
  });

  it('stays unchanged if it is already clean', () => {
    fc.assert(
      fc.property(anyName, anyType, (name, type) => {
        const clean = cleanFileName(name, type);

        expect(cleanFileName(clean, type)).toBe(clean);
      }),
    );
  });
});

describe('a name', () => {
  it.each([
    ['photo.png', 'photo.png'],
    ['photo.jpg', 'photo.png'],
    ['photo.JPEG', 'photo.png'],
    ['Photo.PNG', 'Photo.png'],
    ['photo', 'photo.png'],
    ['v1.2 final', 'v1.2 final.png'],
    ['archive.tar.png', 'archive.tar.png'],
    ['page.html', 'page.html.png'],
    ['a.png.exe', 'a.png.exe.png'],
    ['', 'image.png'],
    ['.png', 'png.png'],
    ['...', 'image.png'],
    ['.htaccess', 'htaccess.png'],
    ['../../etc/passwd', 'passwd.png'],
    ['C:\\photos\\a.png', 'a.png'],
    ['a/b/', 'image.png'],
    ['cafe\u0301.png', 'caf\u00E9.png'],
    ['e\u200D\u0301.png', '\u00E9.png'],
    ['gpj.\u202Egnp', 'gpj.gnp.png'],
    ['\u0000a.png', 'image.png'],
    ['日本の家.png', '日本の家.png'],
    ['👩\u200D👩.png', '👩👩.png'],
    [`${'家'.repeat(50)}.png`, `${'家'.repeat(32)}.png`],
    [`${'a'.repeat(95)} b.png`, `${'a'.repeat(95)}.png`],
  ])('%j becomes %j', (name, clean) => {
    expect(cleanFileName(name, 'image/png')).toBe(clean);
  });
});

describe('a hostile name on the wire', () => {
  it.each([
    ['a.png%22%0D%0AContent-Type%3A%20text%2Fhtml', 'a.png'],
    ['a%22%3B%20name%3D%22service_name.png', 'a name=service_name.png'],
    ['%0D%0A--image-upload--%0D%0A.png', 'image.png'],
    ['..%2F..%2Fsecret.png', 'secret.png'],
    ['%E2%80%AEgnp.exe', 'gnp.exe.png'],
    ['%2522.png', '22.png'],
    ['%ED%A0%80.png', 'image.png'],
    ['%', 'image.png'],
    ['%C3%A9.png', 'é.png'],
    [encodeUploadName('日本"の"家.jpeg'), '日本の家.png'],
    [encodeUploadName('\uD800.png'), '\uFFFD.png'],
    ['a'.repeat(4000), `${'a'.repeat(96)}.png`],
  ])('%s makes one part that two parsers read alike', async (name, clean) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    const { status } = await send(proxy.origin, { headers: { 'x-upload-name': name } });

    expect(status).toBe(200);
    const request = vendor.requests[0]!;
    const [part, ...others] = readMultipart(request);
    expect(others).toEqual([]);
    expect(part!.headers).toEqual([
      `Content-Disposition: form-data; name="file"; filename="${Buffer.from(clean).toString('latin1')}"`,
      'Content-Type: image/png',
    ]);
    const headers = { 'content-type': header(request, 'content-type')! };
    const form = await new Response(new Uint8Array(request.body), { headers }).formData();
    expect([...form.keys()]).toEqual(['file']);
    expect((form.get('file') as File).name).toBe(clean);
  });
});
