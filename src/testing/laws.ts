import { isAmbiguous } from '../core/upload-error.js';
import type { Fault } from './faults.js';
import { demand, equal, expectCode, fits, withBench, type Law } from './law.js';

/** The laws; a test runner of any make can run them. */
export const PROVIDER_LAWS: readonly Law[] = [
  {
    name: 'succeeds with everything its profile promises',
    hold: (subject) =>
      withBench(subject, {}, async ({ double, upload }) => {
        const result = await upload(subject.file);
        for (const [field, presence] of Object.entries(subject.provider.result)) {
          const value: unknown = Reflect.get(result, field);
          demand(presence === 'sometimes' || Boolean(value), `the result has no ${field}`);
        }
        demand(
          double.uploads.length === 1,
          `the vendor took ${double.uploads.length} images, not 1`,
        );
      }),
  },
  {
    name: 'hands the vendor the same bytes under their proven type',
    hold: (subject) =>
      withBench(subject, {}, async ({ double, upload }) => {
        await upload(subject.file);
        const [taken] = double.uploads;
        const sent = new Uint8Array(await subject.file.arrayBuffer());
        demand(equal(taken?.bytes, sent), 'the vendor has other bytes than the file');
        demand(taken?.type === subject.file.type, `the vendor was told the type ${taken?.type}`);
        demand(
          /\.[a-z0-9]+$/.test(taken?.name ?? ''),
          `the vendor was told the name ${taken?.name}`,
        );
      }),
  },
  {
    name: 'raises progress and never lets it fall',
    hold: (subject) =>
      withBench(subject, {}, async ({ upload }) => {
        const seen: number[] = [];
        await upload(subject.file, { onProgress: (fraction) => seen.push(fraction) });
        demand(seen.length > 0, 'no progress was reported');
        demand(
          seen.every((fraction, index) => fraction >= (seen[index - 1] ?? 0)),
          `it fell: ${seen.join()}`,
        );
        demand(
          seen.every((fraction) => fraction >= 0 && fraction <= 1),
          `it left 0 to 1: ${seen.join()}`,
        );
      }),
  },
  {
    name: 'calls only the declared routes, signs those of the vendor and no storage',
    hold: (subject) =>
      withBench(subject, {}, async ({ double, upload }) => {
        await upload(subject.file);
        const called = double.requests.map(({ method, path }) => `${method} ${path}`);
        const fit =
          called.length === subject.routes.length &&
          subject.routes.every((route, index) => fits(called[index]!, route));
        demand(fit, `it called ${called.join(', ')}`);
        for (const { headers, method } of double.requests) {
          const signed = headers.has(subject.keyHeader);
          demand(
            signed === (method === 'POST'),
            `a ${method} was ${signed ? 'signed' : 'not signed'}`,
          );
          demand(
            !headers.has('cookie') &&
              !headers.has('x-upload-name') &&
              !headers.has('idempotency-key'),
            'a header of the client went through',
          );
        }
      }),
  },
  {
    name: 'makes one upload of two requests with the same key',
    hold: (subject) =>
      withBench(subject, {}, async ({ double, upload }) => {
        const first = await upload(subject.file);
        const second = await upload(subject.file);
        demand(double.uploads.length === 1, `the vendor took ${double.uploads.length} images`);
        demand(JSON.stringify(first) === JSON.stringify(second), 'the two answers differ');
      }),
  },
  {
    name: 'rejects as aborted before it starts, and sends nothing',
    hold: (subject) =>
      withBench(subject, {}, async ({ double, upload }) => {
        await expectCode('aborted', upload(subject.file, { signal: AbortSignal.abort() }));
        demand(double.requests.length === 0, 'something was sent');
      }),
  },
  {
    name: 'rejects as aborted while it waits for the answer',
    hold: (subject) =>
      withBench(subject, { faults: [{ trouble: 'stall' }] }, async ({ upload }) => {
        const controller = new AbortController();
        const onProgress = (fraction: number) => fraction === 1 && controller.abort();
        await expectCode(
          'aborted',
          upload(subject.file, {
            signal: controller.signal,
            onProgress: (fraction) => void onProgress(fraction),
          }),
        );
      }),
  },
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
  ).map(([status, code]): Law => ({
    name: `says ${code} where the vendor answers ${status}`,
    hold: (subject) =>
      withBench(
        subject,
        { faults: [{ trouble: 'answer', status, headers: { location: 'http://other.invalid/' } }] },
        ({ upload }) => expectCode(code, upload(subject.file)),
      ),
  })),
  {
    name: 'passes on how long a busy vendor wants to be left alone',
    hold: (subject) =>
      withBench(
        subject,
        { faults: [{ trouble: 'answer', status: 503, headers: { 'retry-after': '2' } }] },
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
    name: 'calls a dropped connection ambiguous',
    hold: (subject) =>
      withBench(subject, { faults: [{ trouble: 'drop' }] }, async ({ upload }) => {
        const error = await expectCode('provider-unavailable', upload(subject.file));
        demand(isAmbiguous(error), 'it may have been processed, but is called retryable');
      }),
  },
  {
    name: 'says upstream-timeout where the vendor is silent',
    hold: (subject) =>
      withBench(subject, { faults: [{ trouble: 'stall' }] }, ({ upload }) =>
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
        const faults: Fault[] = [{ trouble: 'answer', status: 200, body }];
        await withBench(subject, { faults }, ({ upload }) =>
          expectCode('bad-response', upload(subject.file)),
        );
      }
    },
  },
  {
    name: 'is frozen, and its name fits a path',
    hold: async ({ provider }) => {
      demand(Object.isFrozen(provider) && Object.isFrozen(provider.types), 'it can be changed');
      demand(/^[a-z]+(?:-[a-z]+)*$/.test(provider.name), `${provider.name} is not kebab-case`);
    },
  },
];
