import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createUploadTokens } from '../../src/proxy/index.js';
import { pngBytes } from '../proxy/image-bytes.js';
import { sendRaw } from '../support/raw-client.js';
import { startRawVendor, type RawVendor } from '../support/raw-vendor.js';
import { startSiteProcess, type SiteProcess } from '../runtimes/node-process.js';
import { TOKEN_SECRET } from '../runtimes/site-config.js';
import { HAS_REDIS, startRedis } from './redis-server.js';

if (!HAS_REDIS) {
  console.warn(
    '\nNOT TESTED: limits and memory across processes, since there is no redis-server.\n',
  );
}

const tokens = createUploadTokens({
  keys: { '2026-11': TOKEN_SECRET },
  audience: 'https://app.example',
  consume: () => true,
});

describe.runIf(HAS_REDIS)('two processes with one Redis', { timeout: 30_000 }, () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let vendor: RawVendor;
  let sites: readonly SiteProcess[];
  let answersAfterMs = 0;
  let arrivals: number[] = [];

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());
  beforeEach(async () => {
    answersAfterMs = 0;
    arrivals = [];
    vendor = await startRawVendor(({ index }) => {
      arrivals.push(performance.now());
      const body = { url: `https://upload.apimart.ai/${index}.png`, object: `s3://u/${index}.png` };
      return {
        answer: {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
        delay: answersAfterMs,
      };
    });
    const start = () =>
      startSiteProcess({ vendorOrigin: vendor.origin }, 96, {
        entry: '../redis/site-entry.ts',
        env: { REDIS_URL: redis.url },
      });
    sites = await Promise.all([start(), start()]);
  }, 30_000);
  afterEach(async () => {
    await Promise.all(sites.map((site) => site.close()));
    await vendor.close();
  });

  async function upload(
    instance: 0 | 1,
    {
      key,
      provider = 'apimart',
      sub = crypto.randomUUID(),
      token,
    }: { key?: string; provider?: string; sub?: string; token?: string } = {},
  ) {
    const body = pngBytes();
    const answer = await sendRaw(sites[instance]!.origin, {
      method: 'POST',
      path: `/api/upload/${provider}`,
      headers: [
        ['Host', 'app.example'],
        ['Content-Type', 'image/png'],
        ['Content-Length', String(body.length)],
        ['Authorization', `Bearer ${token ?? (await tokens.issue({ sub, provider }))}`],
        ['X-Forwarded-For', `10.0.0.${Math.floor(Math.random() * 255)}`],
        ...(key === undefined ? [] : [['Idempotency-Key', key] as const]),
      ],
      body,
      timeoutMs: 20_000,
    });
    return {
      ...answer,
      json: JSON.parse(answer.body.toString()) as { url?: string; error?: { code: string } },
    };
  }

  it('allow a user no more uploads than one would', async () => {
    const sub = 'one user';
    const uploads = Array.from({ length: 12 }, (_, at) => upload(at % 2 ? 1 : 0, { sub }));
    const statuses = (await Promise.all(uploads)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    const refused = await upload(0, { sub });
    expect(refused.header('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(vendor.requests).toHaveLength(10);
    // Another user isn't delayed.
    expect((await upload(1)).status).toBe(200);
  });

  it('make one upload per key, whichever is asked again', async () => {
    answersAfterMs = 500;
    const asked = { key: crypto.randomUUID(), sub: 'the same user' };
    const first = upload(0, asked);
    await vendor.next();
    const during = await upload(1, asked);
    expect([during.status, during.json.error?.code]).toEqual([409, 'in-progress']);
    const { json: answer } = await first;
    const after = await upload(1, asked);
    expect([after.status, after.json]).toEqual([200, answer]);
    expect(vendor.requests).toHaveLength(1);
  });

  it('accept a token once', async () => {
    const token = await tokens.issue({ sub: 'a user', provider: 'apimart' });
    const answers = await Promise.all([upload(0, { token }), upload(1, { token })]);
    const told = answers.map(({ json: { error }, status }) => `${status} ${error?.code}`);
    expect(told.toSorted((one, other) => one.localeCompare(other))).toEqual([
      '200 undefined',
      '409 token-used',
    ]);
    expect(vendor.requests).toHaveLength(1);
  });

  it('keep to the vendor’s rate together', async () => {
    const uploads = Array.from({ length: 6 }, (_, at) =>
      upload(at % 2 ? 1 : 0, { provider: 'stablecog' }),
    );
    const statuses = (await Promise.all(uploads)).map(({ status }) => status);
    expect(statuses).toEqual(Array(6).fill(200));
    expect(arrivals).toHaveLength(6);
    const between = arrivals.slice(2).map((time, at) => time - arrivals[at]!);
    // Never a third within a second, apart from the time that a request takes to arrive.
    expect(Math.min(...between)).toBeGreaterThan(900);
  });

  it('accept no uploads while they cannot count', async () => {
    const other = await startRedis();
    const alone = await startSiteProcess({ vendorOrigin: vendor.origin }, 96, {
      entry: '../redis/site-entry.ts',
      env: { REDIS_URL: other.url },
    });
    await other.close();
    const [there] = sites;
    sites = [alone, sites[1]!];
    const answer = await upload(0, { key: crypto.randomUUID() });
    expect([answer.status, answer.json.error?.code]).toEqual([503, 'proxy-unavailable']);
    expect(vendor.requests).toEqual([]);
    await there!.close();
  });
});
