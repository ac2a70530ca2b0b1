import { describe, expect, it } from 'vitest';
import { createProviderDouble, sampleImages, type Fault } from '../../src/testing/index.js';

const UPLOAD = 'https://api.apimart.ai/v1/uploads/images';

function open(...faults: Fault[]) {
  const double = createProviderDouble({ faults });
  const upload = (signal?: AbortSignal) => {
    const body = new FormData();
    body.append('file', sampleImages.png());
    const headers = { authorization: 'Bearer key' };
    return double.fetch(UPLOAD, { method: 'POST', body, headers, ...(signal && { signal }) });
  };
  const statuses = async (count: number) => {
    const seen: number[] = [];
    while (seen.length < count) seen.push((await upload()).status);
    return seen;
  };
  return { double, upload, statuses };
}

describe('faults', () => {
  it('occur in order, each as often as it says, and then stop', async () => {
    const { double, statuses } = open(
      { trouble: 'answer', status: 503, times: 2 },
      { trouble: 'answer', status: 429 },
    );
    expect(await statuses(5)).toEqual([503, 503, 429, 200, 200]);
    expect(double.uploads).toHaveLength(2);
    double.reset();
    expect(await statuses(4)).toEqual([503, 503, 429, 200]);
  });

  it('wait for a matching request', async () => {
    const { double, statuses } = open(
      { trouble: 'answer', status: 500, path: '/v3/' },
      { trouble: 'answer', status: 501, method: 'PUT' },
      { trouble: 'answer', status: 502, path: '/v1/uploads', method: 'POST' },
    );
    expect(await statuses(2)).toEqual([502, 200]);
    const create = await double.fetch('https://api.autoenhance.ai/v3/images/', { method: 'POST' });
    expect(create.status).toBe(500);
  });

  it('answer as specified: text unchanged, anything else as JSON, with headers', async () => {
    const headers = { 'retry-after': '2', location: 'http://other.invalid/' };
    const { upload } = open(
      { trouble: 'answer', status: 429, body: 'Too Many Requests\n', headers },
      { trouble: 'answer', status: 200, body: { url: 7 } },
      { trouble: 'answer', status: 302, headers },
    );
    const busy = await upload();
    expect([busy.headers.get('retry-after'), await busy.text()]).toEqual([
      '2',
      'Too Many Requests\n',
    ]);
    expect(await (await upload()).json()).toEqual({ url: 7 });
    const redirect = await upload();
    expect([redirect.headers.get('location'), await redirect.text()]).toEqual([
      headers.location,
      '',
    ]);
  });

  it('drop the connection as fetch reports it', async () => {
    const { double, upload } = open({ trouble: 'drop' });
    await expect(upload()).rejects.toThrow(new TypeError('fetch failed'));
    expect(double.uploads).toHaveLength(0);
  });

  it('stall until the request is aborted', async () => {
    const { double, upload } = open({ trouble: 'stall' });
    const reason = new Error('enough');
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 20);
    await expect(upload(controller.signal)).rejects.toBe(reason);
    expect(double.uploads).toHaveLength(0);
  });

  it('delay the answer unless the request is aborted', async () => {
    const { upload } = open({ trouble: 'slow', ms: 60 }, { trouble: 'slow', ms: 10_000 });
    const start = performance.now();
    expect((await upload()).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(55);
    await expect(upload(AbortSignal.timeout(20))).rejects.toThrow(/aborted/i);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it.each<Fault>([
    { trouble: 'answer', status: 504, commits: true },
    { trouble: 'drop', commits: true },
    { trouble: 'slow', ms: 1, commits: true },
  ])('can occur after the image is accepted, which happens once: $trouble', async (fault) => {
    const { double, upload } = open(fault);
    await upload().catch(() => undefined);
    expect(double.uploads).toHaveLength(1);
  });

  it('keep the request in the list of requests', async () => {
    const { double, upload } = open({ trouble: 'drop' }, { trouble: 'answer', status: 500 });
    await upload().catch(() => undefined);
    await upload();
    await upload();
    expect(double.requests.map(({ path, provider }) => [path, provider])).toEqual([
      ['/v1/uploads/images', undefined],
      ['/v1/uploads/images', undefined],
      ['/v1/uploads/images', 'apimart'],
    ]);
  });
});
