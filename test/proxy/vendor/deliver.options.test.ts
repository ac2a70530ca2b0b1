import { describe, expect, it } from 'vitest';
import { createsAndTakes, IDS } from '../autoenhance-vendor.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { openVendor } from '../recording-vendor.js';
import { send } from '../send.js';

const AT = '/api/upload/autoenhance';
const ORDER = IDS.order_id;

describe('the options', () => {
  it('go to the vendor under its own names', async () => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));
    const query = `orderId=${ORDER}&enhanceType=warm&skyReplacement=true&rating=5&presetId=p1`;

    await send(proxy.origin, { path: `${AT}?${query}` });

    expect(JSON.parse(vendor.requests[0]!.body.toString())).toMatchObject({
      order_id: ORDER,
      enhance_type: 'warm',
      sky_replacement: true,
      rating: 5,
      preset_id: 'p1',
    });
  });

  it('that are not declared are ignored', async () => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));
    const query = 'hdr=true&image_name=evil&content_type=text/html&__proto__=x&order_id=evil';

    const { status } = await send(proxy.origin, { path: `${AT}?${query}` });

    expect(status).toBe(200);
    expect(JSON.parse(vendor.requests[0]!.body.toString())).toEqual({
      image_name: expect.stringMatching(/^image-/),
      content_type: 'image/png',
    });
  });

  it.each([
    'enhanceType=evil',
    'enhanceType=',
    'orderId=1',
    'orderId=',
    'skyReplacement=yes',
    'rating=6',
    'rating=1e0',
    'rating=-1',
    `presetId=${'x'.repeat(101)}`,
  ])('with an invalid value (%s) are a 400', async (query) => {
    const vendor = await openVendor(createsAndTakes());
    const proxy = await openProxy(optionsFor(vendor, { provider: 'autoenhance' }));

    const { json, status } = await send(proxy.origin, { path: `${AT}?${query}` });

    expect([status, json.error?.code]).toEqual([400, 'invalid-request']);
    expect(json.error?.message).toContain(query.split('=')[0]);
    expect(vendor.connections).toBe(0);
  });

  it('fixed by the server cannot be changed by the client', async () => {
    const vendor = await openVendor(createsAndTakes());
    const settings = { provider: 'autoenhance', options: { enhance: false, enhanceType: 'warm' } };
    const proxy = await openProxy(optionsFor(vendor, settings));

    await send(proxy.origin, { path: `${AT}?enhance=true&enhanceType=modern&privacy=true` });

    expect(JSON.parse(vendor.requests[0]!.body.toString())).toMatchObject({
      enhance: false,
      enhance_type: 'warm',
      privacy: true,
    });
  });
});
