import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answers, openBench, SUBJECTS, type VendorTrouble } from './fault-bench.js';

// No back-off: a random part of zero is zero.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

const NOW = { 'retry-after': '0' };
const many = <Value>(value: Value) => Array.from({ length: 20 }, () => value);
const SAYS_NOTHING: [string, VendorTrouble['step']] = [
  'never responds',
  { stall: 'after-reading' },
];
const without = (step: VendorTrouble['step']): VendorTrouble => ({ step, commits: false });
const having = (step: VendorTrouble['step']): VendorTrouble => ({ step, commits: true });

describe.each(SUBJECTS)('$name', (subject) => {
  const { delivery, provider } = subject;
  const harmless = provider.repeat === 'harmless';
  const isDirect = delivery === 'direct';

  describe('an upload that the vendor certainly has not processed', () => {
    it.each([
      ['is busy (429)', answers(429, '', NOW)],
      ['is down and says for how long (503)', answers(503, '', NOW)],
    ])('is tried again while it %s, at most three times', async (_, step) => {
      const once = await openBench(subject, [without(step)]);
      expect(await once.upload(false)).toBe('success');
      expect([once.asked(), once.commits()]).toEqual([2, 1]);

      const forEver = await openBench(subject, many(without(step)));
      expect(await forEver.upload(false)).toMatch(/^(?:rate-limited|provider-unavailable)$/);
      expect([forEver.asked(), forEver.commits()]).toEqual([4, 0]);
    });

    it('is tried again if nothing listens', async () => {
      const bench = await openBench(subject, []);
      await bench.vendor.close();
      expect(await bench.upload(false)).toBe('provider-unavailable');
      expect(bench.commits()).toBe(0);
    });

    it('is tried again if the connection broke midway, if a repeat is harmless', async () => {
      const bench = await openBench(subject, []);
      // A page that sends its bytes directly sends no more than a question this way.
      bench.line.breakAfter(isDirect ? 1 : 300_000);
      expect(await bench.upload(true, 6_000_000)).toBe(harmless ? 'success' : 'outcome-unknown');
      expect(bench.commits()).toBe(harmless ? 1 : 0);
    });
  });

  it.each([400, 401, 402, 403, 404, 405, 413, 414, 415, 422, 451])(
    'is never sent again if the vendor refuses it with %i',
    async (status) => {
      const bench = await openBench(subject, many(without(answers(status))));
      expect(await bench.upload(true)).not.toMatch(/success|outcome-unknown/);
      expect([bench.asked(), bench.commits()]).toEqual([1, 0]);
    },
  );

  it.each([408, 425])('is sent again once if the vendor defers it with %i', async (status) => {
    const once = await openBench(subject, [without(answers(status))]);
    expect(await once.upload(false)).toBe('success');
    const forEver = await openBench(subject, many(without(answers(status))));
    await forEver.upload(false);
    expect([forEver.asked(), forEver.commits()]).toEqual([2, 0]);
  });

  describe('an upload that the vendor may have processed', () => {
    it.each<[string, VendorTrouble['step']]>([
      ['drops the connection', { drop: 'after-reading' }],
      ['never responds', { stall: 'after-reading' }],
      ['fails (500)', answers(500)],
      ['fails (502)', answers(502, '<html>')],
      ['fails (504)', answers(504)],
      ['fails (520)', answers(520)],
      ['responds with a page', answers(200, '<html>')],
      ['cuts off its response', answers(200, '{"url":"https://')],
      ['responds with nothing', answers(200)],
      ['responds with something other than HTTP', { garbage: 'x\r\n\r\n' }],
    ])('is not sent again automatically if the vendor takes it and then %s', async (_, step) => {
      const bench = await openBench(subject, [having(step)]);
      expect(await bench.upload(false)).toBe('outcome-unknown');
      expect(bench.commits()).toBe(1);

      const wanted = await openBench(subject, [having(step)]);
      expect(await wanted.upload(true)).toBe(harmless ? 'success' : 'outcome-unknown');
      expect(wanted.commits()).toBe(harmless ? 2 : 1);
    });

    it('is answered from memory if its answer was lost on the way', async () => {
      // The first answer of a relaying proxy is that it relays.
      const skipped = delivery === 'relay' ? 1 : 0;
      const bench = await openBench(subject, []);
      bench.line.loseAnswers(1, skipped);
      expect(await bench.upload(false)).toBe('outcome-unknown');
      expect(bench.commits()).toBe(1);
      // A manual retry with the same key.
      expect(await bench.upload(false)).toBe('success');
      expect(bench.commits()).toBe(1);

      const wanted = await openBench(subject, []);
      wanted.line.loseAnswers(1, skipped);
      expect(await wanted.upload(true)).toBe(harmless ? 'success' : 'outcome-unknown');
      expect(wanted.commits()).toBe(1);
    });
  });
});

describe.each(SUBJECTS.filter(({ delivery }) => delivery))('the storage of $name', (subject) => {
  it.each<[string, VendorTrouble['step']]>([
    ['is busy', answers(503, '<Error><Code>SlowDown</Code></Error>')],
    ['fails', answers(500)],
    ['is not ready', answers(425)],
    ['drops the connection', { drop: 'after-reading' }],
    // A page waits for up to a minute and a half, and then does the same.
    ...(subject.delivery === 'relay' ? [SAYS_NOTHING] : []),
  ])('gets the same bytes again if it %s, and the vendor makes one record', async (_, step) => {
    const bench = await openBench(subject, [], [step]);
    expect(await bench.upload(false)).toBe('success');
    expect([bench.commits(), bench.puts()]).toEqual([1, 2]);
  });

  it('gets nothing more if its URL has expired, as another URL is another record', async () => {
    const expired = answers(403, '<Error><Code>AccessDenied</Code></Error>');
    const bench = await openBench(subject, [], many(expired));
    expect(await bench.upload(true)).toBe('outcome-unknown');
    expect([bench.commits(), bench.puts()]).toEqual([1, 1]);
  });
});
