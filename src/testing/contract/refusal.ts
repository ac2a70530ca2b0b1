import { demand, expectCode, withBench, answering, type ContractTest } from './contract-test.js';

/** Tests that every failure has its code. */
export const REFUSAL_TESTS: readonly ContractTest[] = [
  {
    name: 'fails with upstream-auth if the vendor does not know the key',
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
    name: `fails with ${code} if the vendor answers ${status}`,
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
    name: "passes on a busy vendor's Retry-After",
    hold: (subject) =>
      withBench(
        subject,
        { faults: () => [{ trouble: 'answer', status: 503, headers: { 'retry-after': '2' } }] },
        async ({ upload }) => {
          const error = await expectCode('provider-unavailable', upload(subject.file));
          demand(
            error.retryable && error.retryAfterMs === 2000,
            'the error does not say when to retry',
          );
        },
      ),
  },
  {
    name: 'fails with upstream-timeout if the vendor does not answer',
    hold: (subject) =>
      withBench(subject, { faults: () => [{ trouble: 'stall' }] }, ({ upload }) =>
        expectCode('upstream-timeout', upload(subject.file)),
      ),
  },
  {
    name: 'fails with bad-response if the answer lacks required fields',
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
    name: "reports every refusal of the vendor by its code without the vendor's words",
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
            demand(leaked === undefined, `the message contains the vendor's "${leaked}"`);
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
