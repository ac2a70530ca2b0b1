import { expect, it } from 'vitest';
import { createWireLog } from '../../demo/wire/wire-log.js';

const EMPTY = { headers: [], body: '' };
const exchange = (file: string) =>
  ({ leg: 'page-proxy', method: 'POST', url: '/', file, request: EMPTY }) as const;

it('puts what is heard late where it happened', () => {
  const log = createWireLog();
  log.begin(exchange('first'), 1000);
  log.begin(exchange('third'), 3000);
  const ended = log.begin(exchange('second'), 2000);
  ended({ state: 'answered', status: 200, message: EMPTY }, 2040);
  expect(log.read().map(({ file }) => file)).toEqual(['first', 'second', 'third']);
  expect(log.read()[1]).toMatchObject({ outcome: { state: 'answered', status: 200, ms: 40 } });
});

it('forgets the oldest of very many, and what ends after it was cleared', () => {
  const log = createWireLog();
  const ended = log.begin(exchange('old'));
  for (let count = 0; count < 200; count += 1)
    log.called({ name: 'onError', file: 'a', argument: '' });
  expect(log.read()).toHaveLength(80);
  log.clear();
  ended({ state: 'failed', why: 'late' });
  expect(log.read()).toEqual([]);
});
