import { afterEach, expect, it, vi } from 'vitest';
import { linkAbortController, raceAbort, wait, withTimeout } from '../../src/core/signals.js';

afterEach(() => void vi.useRealTimers());

it('follows a signal and its reason, even if it is already aborted', () => {
  const source = new AbortController();
  const reason = new Error('enough');
  const { controller } = linkAbortController(source.signal);
  expect(controller.signal.aborted).toBe(false);
  source.abort(reason);
  expect(controller.signal.reason).toBe(reason);
  expect(linkAbortController(source.signal).controller.signal.reason).toBe(reason);
  expect(linkAbortController(undefined).controller.signal.aborted).toBe(false);
});

it('stops following once it is released', () => {
  const source = new AbortController();
  const { controller, release } = linkAbortController(source.signal);
  release();
  source.abort();
  expect(controller.signal.aborted).toBe(false);
});

it('waits, or ends with the signal without leaving a timer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const controller = new AbortController();
  const whole = wait(100, controller.signal);
  await vi.advanceTimersByTimeAsync(100);
  await expect(whole).resolves.toBeUndefined();

  const broken = wait(100, controller.signal);
  controller.abort(new Error('enough'));
  await expect(broken).rejects.toThrow('enough');
  await expect(wait(100, controller.signal)).rejects.toThrow('enough');
  expect(vi.getTimerCount()).toBe(0);
});

const never = new Promise<never>(() => {});

it('settles as the work does if nothing aborts it', async () => {
  const { signal } = new AbortController();
  await expect(raceAbort(Promise.resolve(7), signal)).resolves.toBe(7);
  await expect(raceAbort(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
  await expect(raceAbort(Promise.resolve(7), undefined)).resolves.toBe(7);
});

it('rejects immediately when aborted, whatever the work does', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const outcome = raceAbort(never, controller.signal);
  controller.abort(reason);
  await expect(outcome).rejects.toBe(reason);
  await expect(raceAbort(never, controller.signal)).rejects.toBe(reason);
  await expect(raceAbort(Promise.reject(new Error('late')), controller.signal)).rejects.toBe(
    reason,
  );
});

it('aborts work that takes too long or is no longer wanted', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const told: AbortSignal[] = [];
  const work = (signal: AbortSignal) => {
    told.push(signal);
    return never;
  };
  const controller = new AbortController();
  const slow = withTimeout(work, 100, controller.signal);
  void vi.advanceTimersByTimeAsync(100);
  await expect(slow).rejects.toThrow('No answer within 100 ms.');

  const unwanted = withTimeout(work, 100, controller.signal);
  controller.abort(new Error('enough'));
  await expect(unwanted).rejects.toThrow('enough');
  expect(told.map(({ aborted }) => aborted)).toEqual([true, true]);

  await expect(withTimeout(() => 7, 100)).resolves.toBe(7);
  const thrown = withTimeout(() => {
    throw new Error('no');
  }, 100);
  await expect(thrown).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});
