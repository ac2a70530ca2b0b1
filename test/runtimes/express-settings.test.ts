import express from 'express';
import express4 from 'express-4';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toNodeListener } from '../../src/proxy/index.js';
import { askForTicket, CLAIM } from '../proxy/ask-for-ticket.js';
import { createsAndTakes, IDS } from '../proxy/autoenhance-vendor.js';
import { openProxy, optionsFor } from '../proxy/open-proxy.js';
import { openVendor, stores } from '../proxy/recording-vendor.js';
import { send } from '../proxy/send.js';
import { listen } from '../support/listen.js';

describe.each([
  ['Express 5', express],
  ['Express 4', express4],
] as const)('%s', (_, framework) => {
  async function serve(
    options: Parameters<typeof openProxy>[0],
    before: (app: express.Express) => unknown,
  ) {
    const proxy = await openProxy(options);
    const app = framework();
    before(app);
    const site = await listen(app.use('/api/upload', toNodeListener(proxy.handler)));
    onTestFinished(() => site.close());
    return site.origin;
  }

  it('issues tickets behind express.json(), which has already read their requests', async () => {
    const vendor = await openVendor(createsAndTakes());
    const origin = await serve(optionsFor(vendor, { provider: 'autoenhance' }), (app) =>
      app.use(framework.json()),
    );

    const ticket = await askForTicket(origin);
    const senseless = await askForTicket(origin, { body: { ...CLAIM, size: '1000' } });

    expect(ticket.status).toBe(200);
    expect(ticket.json).toMatchObject({
      put: { url: `${vendor.origin}/bucket/image-1` },
      result: { orderId: IDS.order_id, imageId: IDS.image_id },
    });
    expect([senseless.status, senseless.json.error?.code]).toEqual([400, 'invalid-request']);
  });

  it.each([true, 'loopback'])('ignores X-Forwarded-Host if "trust proxy" is %s', async (trust) => {
    const vendor = await openVendor(stores);
    const origin = await serve(optionsFor(vendor), (app) => app.set('trust proxy', trust));
    const statusFrom = async (page: string) => {
      const headers = { host: 'app.example', 'x-forwarded-host': 'evil.example', origin: page };
      return (await send(origin, { headers })).status;
    };

    expect(await statusFrom('https://app.example')).toBe(200);
    expect(await statusFrom('https://evil.example')).toBe(403);
  });
});
