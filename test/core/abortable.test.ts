import { expect, it } from 'vitest';
import { abortable } from '../../src/core/abortable.js';

const never = new Promise<never>(() => {});

it('ends as the work does where nobody aborts', async () => {
  const { signal } = new AbortController();
  await expect(abortable(Promise.resolve(7), signal)).resolves.toBe(7);
  await expect(abortable(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
  await expect(abortable(Promise.resolve(7), undefined)).resolves.toBe(7);
});

it('ends at once with an abort, whatever the work does', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const outcome = abortable(never, controller.signal);
  controller.abort(reason);
  await expect(outcome).rejects.toBe(reason);
  await expect(abortable(never, controller.signal)).rejects.toBe(reason);
  await expect(abortable(Promise.reject(new Error('late')), controller.signal)).rejects.toBe(
    reason,
  );
});
