import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { expect, it, onTestFinished } from 'vitest';
import { health } from '../../../examples/operations/health.js';
import { countEvent, metrics } from '../../../examples/operations/metrics.js';
import { secretFile } from '../../../examples/operations/secrets.js';
import { openProxy, optionsFor } from '../open-proxy.js';
import { header, openVendor, stores } from '../recording-vendor.js';
import { send } from '../send.js';

it('events can be counted for Prometheus', async () => {
  const vendor = await openVendor(stores);
  const proxy = await openProxy({ ...optionsFor(vendor), onEvent: countEvent });

  await send(proxy.origin);
  await send(proxy.origin);
  await send(proxy.origin, { path: '/api/upload/nobody"}%201' });
  await send(proxy.origin, { body: '<html>' });

  expect((await metrics().text()).split('\n').toSorted()).toEqual([
    '',
    '# TYPE upload_requests_total counter',
    'upload_requests_total{type="upload",provider="apimart",code="file-type-mismatch"} 1',
    'upload_requests_total{type="upload",provider="apimart",code="ok"} 2',
    'upload_requests_total{type="upload",provider="none",code="not-found"} 1',
  ]);
});

it('a key in a file is read for each upload', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const vendor = await openVendor(stores);
  const proxy = await openProxy(optionsFor(vendor, { apiKey: secretFile('apimart', folder) }));

  const without = await send(proxy.origin);
  for (const key of ['first-key', 'second-key']) {
    writeFileSync(join(folder, 'apimart'), `${key}\n`);
    await send(proxy.origin);
  }

  expect([without.status, without.json.error?.code]).toEqual([500, 'upstream-auth']);
  expect((proxy.errors[0]!.error.cause as Error).message).toContain('ENOENT');
  expect(vendor.requests.map((request) => header(request, 'authorization'))).toEqual([
    'Bearer first-key',
    'Bearer second-key',
  ]);
});

it.each([
  [200, async () => 'PONG'],
  [503, () => Promise.reject(new Error('down'))],
  [503, () => new Promise(() => {})],
])('a health check answers %i (case %#)', async (status, ping) => {
  expect((await health({ ping } as unknown as Redis)).status).toBe(status);
});
