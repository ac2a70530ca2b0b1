import { describe, expect, it } from 'vitest';
import { pngBytes } from '../image-bytes.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { answer, openVendor, stores } from '../recording-vendor.js';
import { send } from '../send.js';

describe('an event', () => {
  it('reports a success', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({
      ...optionsFor(vendor),
      authorize: () => ({ allow: true, subject: 'ada' }),
    });

    const { headers } = await send(proxy.origin, { body: pngBytes(1234) });

    expect(proxy.events).toEqual([
      {
        type: 'upload',
        requestId: headers['x-request-id'],
        provider: 'apimart',
        subject: 'ada',
        status: 200,
        bytes: 1234,
        durationMs: expect.any(Number),
        authorizeMs: expect.any(Number),
        deliveryMs: expect.any(Number),
      },
    ]);
  });

  it('reports where the time went', async () => {
    const vendor = await openVendor((_, socket) => {
      setTimeout(() => socket.write(answer(500)), 150);
    });
    const proxy = await openProxy({
      ...optionsFor(vendor),
      authorize: () => new Promise((resolve) => setTimeout(resolve, 80, true)),
    });

    await send(proxy.origin);

    const { authorizeMs = 0, deliveryMs = 0, durationMs } = proxy.events[0]!;
    // Timers may fire a millisecond early.
    expect(authorizeMs).toBeGreaterThanOrEqual(79);
    expect(deliveryMs).toBeGreaterThanOrEqual(149);
    expect(durationMs).toBeGreaterThanOrEqual(228);
  });

  it('omits what has not happened', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor), authorize: () => false });

    await send(proxy.origin);
    await send(proxy.origin, { path: '/api/upload/nobody' });

    expect(proxy.events.map((event) => Object.keys(event))).toEqual([
      ['type', 'requestId', 'provider', 'bytes', 'authorizeMs', 'status', 'code', 'durationMs'],
      ['type', 'requestId', 'bytes', 'status', 'code', 'durationMs'],
    ]);
  });

  it('reports a failure with the number of bytes received', async () => {
    const vendor = await openVendor((_, socket) => socket.write(answer(500)));
    const proxy = await openProxy(optionsFor(vendor));

    await send(proxy.origin, { body: pngBytes(1234) });

    expect(proxy.events).toMatchObject([
      { provider: 'apimart', status: 502, code: 'provider-unavailable', bytes: 1234 },
    ]);
  });

  it('is sent once per request', async () => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy(optionsFor(vendor));

    await send(proxy.origin, { method: 'OPTIONS', body: '' });
    await send(proxy.origin);
    await send(proxy.origin, { path: '/api/upload/nobody' });

    expect(proxy.events.map(({ status, type }) => [type, status])).toEqual([
      ['preflight', 204],
      ['upload', 200],
      ['upload', 404],
    ]);
  });
});

describe('an onEvent', () => {
  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('disk full');
      },
    ],
    ['rejects', () => Promise.reject(new Error('disk full'))],
  ])('that %s does not affect the upload', async (_, onEvent) => {
    const vendor = await openVendor(stores);
    const proxy = await openProxy({ ...optionsFor(vendor), onEvent });

    const { status } = await send(proxy.origin);

    expect(status).toBe(200);
  });
});
