import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createTestBackend, sampleImages, type Fault } from '../../src/testing/index.js';

const PAGE = readFileSync(new URL('../../docs/testing.md', import.meta.url), 'utf8');

/** The rows of the faults table: each fault and the proxy's answer. */
const ROWS = [
  ...PAGE.matchAll(/^\| `(\{ "trouble".*?\})` +\|.*\| (\d{3})(?: `([a-z-]+)`)? +\|$/gm),
].map(([, fault = '', status, code]) => [fault, Number(status), code] as const);

it('there is a row for each kind of trouble', () => {
  const kinds = new Set(ROWS.map(([fault]) => (JSON.parse(fault) as Fault).trouble));
  expect([...kinds].toSorted()).toEqual(['answer', 'drop', 'slow', 'stall']);
  expect(ROWS.length).toBeGreaterThan(10);
});

it.each(ROWS)('the fault %s causes %i %s, as docs/testing.md says', async (text, status, code) => {
  const fault = JSON.parse(text) as Fault;
  const backend = createTestBackend({
    faults: [fault],
    timeouts: { responseMs: 1000 },
    onError: () => {},
  });
  const file = sampleImages.jpeg();
  const send = () =>
    backend(
      new Request('http://localhost/api/upload/apimart', {
        method: 'POST',
        body: file,
        headers: { 'content-type': file.type, 'content-length': String(file.size) },
      }),
    );
  const response = await send();
  const body = (await response.json()) as { error?: { code: string } };
  expect([response.status, body.error?.code]).toEqual([status, code]);
  const isAccepted = status === 200 || fault.commits === true;
  expect(backend.double.uploads).toHaveLength(isAccepted ? 1 : 0);
  // The fault is used up.
  expect((await send()).status).toBe(200);
});
