import { describe, expect, it } from 'vitest';
import { jpegBytes, pngBytes } from '../image-bytes.js';
import { openMounted } from '../mounted.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { readMultipart } from '../read-multipart.js';
import { openVendor, stores } from '../recording-vendor.js';
import { send, sendInChunks } from '../send.js';

describe('a body', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

  it.each([
    ['HTML', 'image/png', '<html>', 'file-type-mismatch'],
    ['PDF', 'image/png', '%PDF-1.7', 'file-type-mismatch'],
    ['ZIP', 'image/png', 'PK\u0003\u0004', 'file-type-mismatch'],
    ['text that mentions PNG', 'image/png', 'PNG', 'file-type-mismatch'],
    ['SVG declared as SVG', 'image/svg+xml', SVG, 'file-invalid-type'],
    ['SVG declared with a parameter', 'Image/SVG+XML; charset=utf-8', SVG, 'file-invalid-type'],
    ['SVG as PNG', 'image/png', SVG, 'file-invalid-type'],
    ['SVG as an unknown type', 'application/octet-stream', SVG, 'file-invalid-type'],
    ['PDF declared as PDF', 'application/pdf', '%PDF-1.7', 'file-invalid-type'],
    ['HTML declared as HTML', 'text/html', '<html>', 'file-invalid-type'],
    ['the start of a BMP', 'image/bmp', 'BM'.padEnd(60, '\0'), 'file-type-mismatch'],
  ])('that is %s is a 415', async (_, type, body, code) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    const declared = await send(proxy.origin, { body, headers: { 'content-type': type } });

    expect(declared.status).toBe(415);
    expect(declared.json.error?.code).toBe(code);
    expect(vendor.connections).toBe(0);
  });

  it.each(['image/jpeg', 'IMAGE/GIF', 'application/octet-stream', 'image/x-anything'])(
    'that is a PNG but claims to be %s is forwarded as a PNG',
    async (type) => {
      const vendor = await openVendor(stores);
      const proxy = await openProxy(optionsFor(vendor));

      const headers = { 'content-type': type, 'x-upload-name': 'photo.jpg' };
      const { status } = await send(proxy.origin, { headers });

      expect(status).toBe(200);
      expect(readMultipart(vendor.requests[0]!)[0]!.headers).toEqual([
        'Content-Disposition: form-data; name="file"; filename="photo.png"',
        'Content-Type: image/png',
      ]);
    },
  );

  it('that is an SVG is a 415, even if the site lists that type', async () => {
    const vendor = await openVendor(stores);
    const types = ['image/png', 'image/svg+xml'] as const;
    const proxy = await openProxy(optionsFor(vendor, { types }));

    const { json, status } = await send(proxy.origin, { body: SVG });

    expect([status, json.error?.code]).toEqual([415, 'file-invalid-type']);
    expect(vendor.connections).toBe(0);
  });

  it('of a type that the site has removed from the list is a 415', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor, { types: ['image/png'] }));

    const { json, status } = await send(proxy.origin, { body: jpegBytes() });

    expect([status, json.error?.code]).toEqual([415, 'file-invalid-type']);
    expect(vendor.connections).toBe(0);
  });

  it.each(['gzip', 'br', 'x-unknown', 'identity, gzip'])(
    'encoded as %s is refused',
    async (encoding) => {
      const vendor = await openVendor(stores);
      const proxy = await openProxy(optionsFor(vendor));

      const { json, status } = await send(proxy.origin, {
        headers: { 'content-encoding': encoding },
      });

      expect([status, json.error?.code]).toEqual([415, 'file-invalid-type']);
      expect(vendor.connections).toBe(0);
    },
  );

  it('with the encoding "identity" is accepted', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    const { status } = await send(proxy.origin, { headers: { 'content-encoding': 'Identity' } });

    expect(status).toBe(200);
  });

  it('that is empty is refused', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    const declared = await send(proxy.origin, { body: '' });
    const inChunks = await sendInChunks(proxy.origin, '');

    for (const { json, status } of [declared, inChunks]) {
      expect([status, json.error?.code]).toEqual([400, 'file-empty']);
    }
    expect(vendor.connections).toBe(0);
  });
});

describe('a body that has already been read', () => {
  it('is a 500 that says so, quickly', async () => {
    const vendor = await openVendor(stores);
    const { handler } = await openProxy(optionsFor(vendor));
    const site = await openMounted('/api/upload', handler, (incoming) => incoming.toArray());
    const begun = Date.now();

    const { json, status } = await send(site.origin);

    expect([status, json.error?.code]).toEqual([500, 'body-already-read']);
    expect(Date.now() - begun).toBeLessThan(1000);
    expect(vendor.connections).toBe(0);
  });

  it('is noticed on a bare Request too, even if authorize read it', async () => {
    const vendor = await openVendor(stores);
    const { handler } = await openProxy({
      ...optionsFor(vendor),
      authorize: async (request) => (await request.text()) !== '',
    });

    const response = await handler(
      new Request('http://app.example/api/upload/apimart', {
        method: 'POST',
        headers: { 'content-type': 'image/png' },
        body: new Uint8Array(pngBytes()),
      }),
    );

    expect(response.status).toBe(500);
    expect(await response.text()).toContain('body-already-read');
    expect(vendor.connections).toBe(0);
  });
});
