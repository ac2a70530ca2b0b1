import { isAmbiguous } from '../../core/errors/upload-error.js';
import type { Fault } from '../faults.js';
import {
  demand,
  expectCode,
  withBench,
  type ContractTest,
  type ContractSubject,
} from './contract-test.js';

/** Tests that nothing is sent twice by accident, and that aborting works. */
export const REPETITION_TESTS: readonly ContractTest[] = [
  {
    name: 'makes one upload for two requests with the same key',
    hold: (subject) =>
      withBench(subject, {}, async ({ double, upload }) => {
        const first = await upload(subject.file);
        const second = await upload(subject.file);
        demand(double.uploads.length === 1, `the vendor got ${double.uploads.length} images`);
        demand(JSON.stringify(first) === JSON.stringify(second), 'the two answers differ');
      }),
  },
  {
    name: 'rejects with aborted before it starts, and sends nothing',
    hold: (subject) =>
      withBench(subject, {}, async ({ double, upload }) => {
        await expectCode('aborted', upload(subject.file, { signal: AbortSignal.abort() }));
        demand(double.requests.length === 0, 'a request was sent');
      }),
  },
  {
    name: 'rejects with aborted while it waits for the answer',
    hold: (subject) =>
      withBench(subject, { faults: () => [stallOfFile(subject)] }, async ({ upload }) => {
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
    name: 'reports a dropped connection as ambiguous',
    hold: (subject) =>
      withBench(subject, { faults: () => [{ trouble: 'drop' }] }, async ({ upload }) => {
        const error = await expectCode('provider-unavailable', upload(subject.file));
        demand(
          isAmbiguous(error),
          'the upload may have been processed, but the error is not ambiguous',
        );
      }),
  },
];

/** Returns a fault that never responds on the last route, which gets the file. */
function stallOfFile({ routes }: ContractSubject): Fault {
  const [method, path = ''] = (routes.at(-1) ?? '').split(' ');
  return {
    trouble: 'stall',
    method: method === 'PUT' ? 'PUT' : 'POST',
    path: path.replace(/\*$/, ''),
  };
}
