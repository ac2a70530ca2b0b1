import { afterEach, expect, it, vi } from 'vitest';
import { followSignal } from '../../src/core/follow-signal.js';
import { wait } from '../../src/core/wait.js';

afterEach(() => void vi.useRealTimers());

it('follows a signal, also one that is aborted already, with its reason', () => {
  const source = new AbortController();
  const reason = new Error('enough');
  const { controller } = followSignal(source.signal);
  expect(controller.signal.aborted).toBe(false);
  source.abort(reason);
  expect(controller.signal.reason).toBe(reason);
  expect(followSignal(source.signal).controller.signal.reason).toBe(reason);
  expect(followSignal(undefined).controller.signal.aborted).toBe(false);
});

it('follows no more once it is released', () => {
  const source = new AbortController();
  const { controller, release } = followSignal(source.signal);
  release();
  source.abort();
  expect(controller.signal.aborted).toBe(false);
});

it('waits, or ends with the signal and leaves no timer', async () => {
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
