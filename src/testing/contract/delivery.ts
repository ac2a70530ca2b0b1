import type { Fault } from '../faults.js';
import { demand, equal, fits, withBench, answering, type ContractTest } from './contract-test.js';

/** Tests of successful uploads. */
export const DELIVERY_TESTS: readonly ContractTest[] = [
  {
    name: 'returns every field that its profile promises',
    hold: (subject) =>
      withBench(subject, {}, async ({ double, upload }) => {
        const result = await upload(subject.file);
        for (const [field, presence] of Object.entries(subject.provider.result)) {
          const value: unknown = Reflect.get(result, field);
          demand(presence === 'sometimes' || Boolean(value), `the result has no ${field}`);
        }
        demand(
          double.uploads.length === 1,
          `the vendor got ${double.uploads.length} images instead of 1`,
        );
      }),
  },
  {
    name: 'sends the vendor the same bytes with their proven type',
    hold: (subject) =>
      withBench(subject, {}, async ({ double, upload }) => {
        await upload(subject.file);
        const [taken] = double.uploads;
        const sent = new Uint8Array(await subject.file.arrayBuffer());
        demand(equal(taken?.bytes, sent), 'the vendor got different bytes');
        demand(taken?.type === subject.file.type, `the vendor got the type ${taken?.type}`);
        demand(/\.[a-z0-9]+$/.test(taken?.name ?? ''), `the vendor got the name ${taken?.name}`);
      }),
  },
  {
    name: 'reports progress that never decreases',
    hold: (subject) =>
      withBench(subject, {}, async ({ upload }) => {
        const seen: number[] = [];
        await upload(subject.file, { onProgress: (fraction) => seen.push(fraction) });
        demand(seen.length > 0, 'no progress was reported');
        demand(
          seen.every((fraction, index) => fraction >= (seen[index - 1] ?? 0)),
          `progress decreased: ${seen.join()}`,
        );
        demand(
          seen.every((fraction) => fraction >= 0 && fraction <= 1),
          `progress was outside 0 to 1: ${seen.join()}`,
        );
      }),
  },
  {
    name: 'calls only the declared routes, and sends the key to the vendor but not to a storage',
    hold: (subject) =>
      withBench(subject, {}, async ({ double, upload }) => {
        await upload(subject.file);
        const called = double.requests.map(({ method, path }) => `${method} ${path}`);
        const fit =
          called.length === subject.routes.length &&
          subject.routes.every((route, index) => fits(called[index]!, route));
        demand(fit, `it called other routes: ${called.join(', ')}`);
        for (const { headers, method } of double.requests) {
          const signed = headers.has(subject.keyHeader);
          demand(
            signed === (method === 'POST'),
            `a ${method} request was sent ${signed ? 'with' : 'without'} the key`,
          );
          demand(
            !headers.has('cookie') &&
              !headers.has('x-upload-name') &&
              !headers.has('idempotency-key'),
            "a client's header was forwarded",
          );
        }
      }),
  },
  {
    name: 'reads every field of a success response',
    hold: async (subject) => {
      for (const { result, vendor } of subject.answers) {
        const faults = (origin: string): Fault[] => [
          answering(200, vendor(origin)),
          // A ticket's storage only needs to accept the bytes.
          { ...answering(200, ''), method: 'PUT' },
        ];
        await withBench(subject, { faults }, async ({ upload }) => {
          const got = JSON.stringify(sorted(await upload(subject.file)));
          demand(got === JSON.stringify(sorted(result)), `the result is ${got}`);
        });
      }
    },
  },
  {
    name: "passes on options under the vendor's names",
    hold: async (subject) => {
      for (const { fields, options } of subject.sentOptions) {
        await withBench(subject, {}, async ({ double, upload }) => {
          await upload(subject.file, { options });
          const sent = double.uploads[0]?.fields ?? {};
          for (const [name, value] of Object.entries(fields)) {
            demand(
              Reflect.get(sent, name) === value,
              `${name} is ${String(Reflect.get(sent, name))}`,
            );
          }
        });
      }
    },
  },
  {
    name: 'makes two uploads for two keys',
    hold: (subject) =>
      withBench(subject, {}, async ({ double, upload }) => {
        const first = await upload(subject.file);
        const second = await upload(subject.file, { fresh: true });
        demand(double.uploads.length === 2, `the vendor got ${double.uploads.length} images`);
        demand(
          JSON.stringify(first) !== JSON.stringify(second),
          'both uploads have the same result',
        );
      }),
  },
];

function sorted(result: object): [string, unknown][] {
  return Object.entries(result).toSorted(([left], [right]) => left.localeCompare(right));
}
