import { describe, expect, it } from 'vitest';
import { jpegBytes, pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { openVendor, stores } from '../recording-vendor.js';
import { send, sendInChunks } from '../send.js';

describe('a grant', () => {
  it('narrows the size limit, with or without a declared length', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({
      ...optionsFor(vendor),
      authorize: () => ({ allow: true, maxBytes: 2000 }),
    });

    const fits = await send(proxy.origin, { body: pngBytes(2000) });
    const declared = await send(proxy.origin, { body: pngBytes(2001) });
    const inChunks = await sendInChunks(proxy.origin, pngBytes(2001));

    expect([fits.status, declared.status, inChunks.status]).toEqual([200, 413, 413]);
    expect(declared.json.error?.message).toContain('2000');
    expect(vendor.requests).toHaveLength(1);
  });

  it('never raises the provider’s size limit', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({
      ...optionsFor(vendor, { maxBytes: 1000 }),
      authorize: () => ({ allow: true, maxBytes: 5000 }),
    });

    const { status } = await send(proxy.origin, { body: pngBytes(1001) });

    expect(status).toBe(413);
    expect(vendor.connections).toBe(0);
  });

  it('narrows the types but adds none', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({
      ...optionsFor(vendor),
      authorize: () => ({ allow: true, types: ['image/jpeg', 'image/avif'] }),
    });

    const jpeg = await send(proxy.origin, { body: jpegBytes() });
    const png = await send(proxy.origin, { body: pngBytes() });

    expect(jpeg.status).toBe(200);
    expect([png.status, png.json.error?.code]).toEqual([415, 'file-invalid-type']);
    expect(png.json.error?.message).toContain('Supported: JPEG.');
    expect(vendor.requests).toHaveLength(1);
  });

  it('names the subject in the event', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({
      ...optionsFor(vendor),
      authorize: () => ({ allow: true, subject: 'ada' }),
    });

    await send(proxy.origin, { body: pngBytes(1234) });

    expect(proxy.events).toMatchObject([
      { provider: 'apimart', subject: 'ada', status: 200, bytes: 1234 },
    ]);
    expect(proxy.events[0]).not.toHaveProperty('code');
  });
});
