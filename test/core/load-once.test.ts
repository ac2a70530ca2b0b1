import { expect, it, vi } from 'vitest';
import { loadOnce } from '../../src/core/load-once.js';

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
