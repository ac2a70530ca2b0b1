import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadOnce } from '../../src/core/load-once.js';
import { stubNetwork } from '../transport/stub-network.js';

it('loads once, however often it is called', async () => {
  const load = vi.fn(async () => 'part');
  const part = loadOnce(load);
  expect(await Promise.all([part(), part()])).toEqual(['part', 'part']);
  expect(load).toHaveBeenCalledTimes(1);
});

it('reports why the part cannot be loaded and tries again on the next call', async () => {
  const cause = new TypeError('Failed to fetch dynamically imported module');
  const load = vi.fn(async () => 'part').mockRejectedValueOnce(cause);
  const part = loadOnce(load);
  await expect(part()).rejects.toMatchObject({ code: 'loading-failed', retryable: true, cause });
  expect(await part()).toBe('part');
  expect(load).toHaveBeenCalledTimes(2);
});

describe('while the browser is offline', () => {
  let network: ReturnType<typeof stubNetwork>;
  beforeEach(() => {
    network = stubNetwork({ onLine: false });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('requests nothing, since a module that fails once may be lost for the page', async () => {
    const load = vi.fn(async () => 'part');
    const part = loadOnce(load);
    await expect(part()).rejects.toMatchObject({ code: 'loading-failed', retryable: true });
    expect(load).not.toHaveBeenCalled();
    network.goOnline();
    expect(await part()).toBe('part');
  });

  it('waits until it is online if the caller can', async () => {
    const load = vi.fn(async () => 'part');
    const part = loadOnce(load, 'waits');
    const both = Promise.all([part(), part()]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(load).not.toHaveBeenCalled();
    network.goOnline();
    expect(await both).toEqual(['part', 'part']);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('returns a part that has been loaded before', async () => {
    network.goOnline();
    const part = loadOnce(async () => 'part');
    await part();
    network.goOffline();
    expect(await part()).toBe('part');
  });
});
