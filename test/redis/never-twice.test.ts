import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectRedis } from '../../examples/redis/connection.js';
import { createUploadTokens } from '../../src/proxy/index.js';
import { pngBytes } from '../proxy/image-bytes.js';
import { startSiteProcess, type SiteProcess } from '../runtimes/node-process.js';
import { TOKEN_SECRET } from '../runtimes/site-config.js';
import { sendRaw } from '../support/raw-client.js';
import { startRawVendor, type RawVendor } from '../support/raw-vendor.js';
import { HAS_REDIS, startRedis } from './redis-server.js';

if (!HAS_REDIS) {
  console.warn('\nNOT TESTED: orders across processes that die, since there is no redis-server.\n');
}

const tokens = createUploadTokens({
  keys: { '2026-11': TOKEN_SECRET },
  audience: 'https://app.example',
  consume: () => true,
});

describe.runIf(HAS_REDIS)('two instances with one Redis', { timeout: 30_000 }, () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let vendor: RawVendor;
  let sites: readonly [SiteProcess, SiteProcess];
  let answersAfterMs = 0;

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());
  beforeEach(async () => {
    vendor = await startRawVendor(() => ({
      answer: {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ order_id: 'order-1' }),
      },
      delay: answersAfterMs,
    }));
    const start = () =>
      startSiteProcess({ vendorOrigin: vendor.origin }, 96, {
        entry: '../redis/site-entry.ts',
        env: { REDIS_URL: redis.url, UNLIMITED: 'yes' },
      });
    sites = await Promise.all([start(), start()]);
  }, 30_000);
  afterEach(async () => {
    await Promise.all(sites.map((site) => site.close()));
    await vendor.close();
  });

  async function order(instance: 0 | 1, key: string, timeoutMs = 20_000) {
    const body = pngBytes();
    const token = await tokens.issue({ sub: 'ada', provider: 'ai-homedesign' });
    const answer = await sendRaw(sites[instance].origin, {
      method: 'POST',
      path: '/api/upload/ai-homedesign?serviceName=service-day-to-dusk',
      headers: [
        ['Host', 'app.example'],
        ['Content-Type', 'image/png'],
        ['Content-Length', String(body.length)],
        ['Authorization', `Bearer ${token}`],
        ['Idempotency-Key', key],
      ],
      body,
      timeoutMs,
    });
    const text = answer.body.toString();
    const json = (text === '' ? {} : JSON.parse(text)) as {
      orderId?: string;
      error?: { code: string; retryable: boolean };
    };
    return { status: answer.status, json };
  }

  it('make one order for two hundred requests with one key', async () => {
    answersAfterMs = 300;
    const key = crypto.randomUUID();

    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => order(index % 2 === 0 ? 0 : 1, key)),
    );

    // On a very busy machine, Redis may be too slow, which is a 503.
    const unexpected = answers.filter(({ status }) => ![200, 409, 503].includes(status ?? 0));
    expect(unexpected).toEqual([]);
    await expect.poll(async () => (await order(1, key)).status, { timeout: 20_000 }).toBe(200);
    expect(vendor.requests).toHaveLength(1);
  });

  it('make no second order if one is killed before the answer arrives (kill -9)', async () => {
    answersAfterMs = 20_000;
    const key = crypto.randomUUID();
    const first = order(0, key).catch(() => undefined);
    await vendor.next();
    await sites[0].kill('SIGKILL');
    await first;

    const during = await order(1, key);
    // The lease lapses after a minute, but here immediately.
    const client = connectRedis(redis.url);
    const claims = await client.keys(`*${key}*claim*`);
    for (const claim of claims) await client.pexpire(claim, 1);
    client.disconnect();
    await sleep(20);
    const lapsed = await order(1, key);

    expect(claims).toHaveLength(1);
    expect([during.status, during.json.error?.code]).toEqual([409, 'in-progress']);
    expect([lapsed.status, lapsed.json.error]).toMatchObject([
      502,
      { code: 'provider-unavailable', retryable: false },
    ]);
    expect(vendor.requests).toHaveLength(1);
  });

  it('know the answer that one waited for while shutting down (SIGTERM)', async () => {
    answersAfterMs = 3000;
    const key = crypto.randomUUID();
    const first = order(0, key, 2500).catch(() => undefined);
    await vendor.next();
    // The client times out before the answer arrives.
    await first;

    const code = await sites[0].kill('SIGTERM');
    const { json, status } = await order(1, key);

    expect([code, status, json]).toEqual([0, 200, { orderId: 'order-1' }]);
    expect(vendor.requests).toHaveLength(1);
  });

  it('order nothing while Redis hangs, and continue when it resumes', async () => {
    answersAfterMs = 0;
    const key = crypto.randomUUID();
    redis.signal('SIGSTOP');
    const startedAt = performance.now();

    const hanging = await order(0, key);
    const waitedMs = performance.now() - startedAt;
    const orders = vendor.requests.length;
    redis.signal('SIGCONT');
    const after = await order(0, key);

    expect([hanging.status, hanging.json.error]).toMatchObject([
      503,
      { code: 'proxy-unavailable', retryable: true },
    ]);
    expect(waitedMs).toBeLessThan(8000);
    expect(orders).toBe(0);
    expect([after.status, vendor.requests.length]).toEqual([200, 1]);
  });
});
