import { demand, expectCode, withBench, answering, type ContractTest } from './contract-test.js';

/** Tests that every failure has its code. */
export const REFUSAL_TESTS: readonly ContractTest[] = [
  {
    name: 'says upstream-auth where the vendor does not know the key',
    hold: (subject) =>
      withBench(subject, { key: 'wrong' }, ({ upload }) =>
        expectCode('upstream-auth', upload(subject.file)),
      ),
  },
  ...(
    [
      [413, 'file-too-large'],
      [429, 'rate-limited'],
      [500, 'provider-unavailable'],
      [502, 'provider-unavailable'],
      [302, 'upstream-redirect'],
    ] as const
  ).map(([status, code]): ContractTest => ({
    name: `says ${code} where the vendor answers ${status}`,
    hold: (subject) =>
      withBench(
        subject,
        {
          faults: () => [
            { trouble: 'answer', status, headers: { location: 'http://other.invalid/' } },
          ],
        },
        ({ upload }) => expectCode(code, upload(subject.file)),
      ),
  })),
  {
    name: 'passes on how long a busy vendor wants to be left alone',
    hold: (subject) =>
      withBench(
        subject,
        { faults: () => [{ trouble: 'answer', status: 503, headers: { 'retry-after': '2' } }] },
        async ({ upload }) => {
          const error = await expectCode('provider-unavailable', upload(subject.file));
          demand(
            error.retryable && error.retryAfterMs === 2000,
            'it does not say when to come back',
          );
        },
      ),
  },
  {
    name: 'says upstream-timeout where the vendor is silent',
    hold: (subject) =>
      withBench(subject, { faults: () => [{ trouble: 'stall' }] }, ({ upload }) =>
        expectCode('upstream-timeout', upload(subject.file)),
      ),
  },
  {
    name: 'says bad-response where the answer lacks what the result needs',
    hold: async (subject) => {
      const answers = [
        '',
        'null',
        '[]',
        '<html>',
        '{"url":',
        { __proto__: { url: 1 } },
        ...subject.emptyAnswers,
      ];
      for (const body of answers) {
        await withBench(subject, { faults: () => [answering(200, body)] }, ({ upload }) =>
          expectCode('bad-response', upload(subject.file)),
        );
      }
    },
  },
  {
    name: 'tells every refusal of the vendor by its code, and none of its words',
    hold: async (subject) => {
      for (const { body, code, status } of subject.refusals) {
        await withBench(
          subject,
          { faults: () => [answering(status, body)] },
          async ({ upload }) => {
            const error = await expectCode(code, upload(subject.file));
            const words = typeof body === 'string' ? [body] : texts(body);
            // Shorter words occur in any sentence.
            const leaked = words.find((text) => text.length > 4 && error.message.includes(text));
            demand(leaked === undefined, `it says the vendor's "${leaked}"`);
          },
        );
      }
    },
  },
];

/** Returns every string in a JSON value. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}
