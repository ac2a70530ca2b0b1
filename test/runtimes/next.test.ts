import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { pngBytes } from '../proxy/image-bytes.js';
import { openBench } from './bench.js';
import { describeRuntime } from './describe-runtime.js';
import { nextApp } from './next-app.js';

const TWELVE_MEGABYTES = 12_582_912;

describeRuntime(nextApp('Next', 'plain'), ({ seen, send }) => {
  it('accepts 12 MB', async () => {
    const answer = await send('large', { body: pngBytes(TWELVE_MEGABYTES) });
    expect(answer.status).toBe(200);
    expect(seen()[0]!.bodyLength).toBeGreaterThan(TWELVE_MEGABYTES);
  });
});

describe('Next with a middleware', { timeout: 30_000 }, () => {
  const bench = openBench(nextApp('Next with a middleware', 'with-middleware'));
  const { seen, send } = bench;

  it('stores a picture', async () => {
    expect((await send('open')).status).toBe(200);
    expect(seen()).toHaveLength(1);
  });

  // See https://nextjs.org/docs/app/api-reference/config/next-config-js/proxyClientMaxBodySize
  it('doesn’t forward a body that Next has cut at 10 MB', async () => {
    const begun = performance.now();
    const answer = await send('large', { body: pngBytes(TWELVE_MEGABYTES) });
    expect([answer.status, answer.json.error?.code]).toEqual([400, 'incomplete-body']);
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(seen().filter(({ complete }) => complete)).toEqual([]);
  });
});
