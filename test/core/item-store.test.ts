import { describe, expect, it, vi } from 'vitest';
import { createItemStore } from '../../src/core/items/item-store.js';
import type { UploadItem } from '../../src/core/items/upload-item.js';

function item(id: string, size = 100): UploadItem {
  return {
    id,
    name: `${id}.png`,
    size,
    type: 'image/png',
    file: new File([], `${id}.png`),
    provider: 'apimart',
    status: 'queued',
    waitsFor: 'slot',
  };
}

function openStore() {
  const frames: (() => void)[] = [];
  const store = createItemStore((flush) => frames.push(flush));
  return { store, paint: () => frames.splice(0).forEach((flush) => flush()), frames };
}

describe('createItemStore', () => {
  it('notifies only the row of the item that changes', () => {
    const { paint, store } = openStore();
    store.add([item('a'), item('b')]);
    const [rowA, rowB, order] = [vi.fn(), vi.fn(), vi.fn()];
    store.subscribeItem('a', rowA);
    store.subscribeItem('b', rowB);
    store.subscribeIds(order);

    store.dispatch('a', { type: 'started' });
    store.dispatch('a', { type: 'progressed', loaded: 10, total: 100 });
    store.dispatch('a', { type: 'progressed', loaded: 20, total: 100 });
    paint();

    expect(rowA).toHaveBeenCalledTimes(1);
    expect(rowB).not.toHaveBeenCalled();
    expect(order).not.toHaveBeenCalled();
  });

  it('notifies once for a whole batch, whatever happens to each file in it', () => {
    const { frames, paint, store } = openStore();
    const all = Array.from({ length: 200 }, (_, at) => item(String(at)));
    store.add(all);
    const [anything, order, row] = [vi.fn(), vi.fn(), vi.fn()];
    store.subscribe(anything);
    store.subscribeIds(order);
    store.subscribeItem('7', row);
    for (const { id } of all) {
      store.dispatch(id, { type: 'started' });
      store.dispatch(id, { type: 'progressed', loaded: 50, total: 100 });
      store.dispatch(id, { type: 'sent' });
      store.dispatch(id, { type: 'succeeded', result: {} });
    }
    expect(frames).toHaveLength(1);
    expect(anything).not.toHaveBeenCalled();
    paint();
    expect(anything).toHaveBeenCalledTimes(1);
    expect(row).toHaveBeenCalledTimes(1);
    expect(order).not.toHaveBeenCalled();
    expect(frames).toEqual([]);
  });

  it.each(['asked', 'canceled', 'retried'] as const)(
    'notifies once, right after a user action (%s), of everything that changed before',
    async (type) => {
      const { paint, store } = openStore();
      store.add([item('a'), item('b')]);
      if (type === 'retried') store.dispatch('a', { type: 'canceled', outcome: 'not-sent' });
      store.dispatch('b', { type: 'started' });
      const [rowA, rowB, anything] = [vi.fn(), vi.fn(), vi.fn()];
      store.subscribeItem('a', rowA);
      store.subscribeItem('b', rowB);
      store.subscribe(anything);
      store.dispatch('a', type === 'canceled' ? { type, outcome: 'not-sent' } : { type });
      if (type === 'asked') store.dispatch('b', { type: 'canceled', outcome: 'not-sent' });
      await Promise.resolve();
      expect([rowA, rowB, anything].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1]);
      paint();
      expect(anything).toHaveBeenCalledTimes(1);
    },
  );

  it('notifies immediately of a change in order, and immediate subscribers of every change', () => {
    const { store } = openStore();
    const [anything, atOnce, order] = [vi.fn(), vi.fn(), vi.fn()];
    store.subscribe(anything);
    store.subscribeIds(order);
    store.subscribeAtOnce(atOnce);
    store.add([item('a'), item('b')]);
    expect([anything, atOnce, order].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1]);
    store.dispatch('a', { type: 'started' });
    store.dispatch('a', { type: 'succeeded', result: {} });
    expect([anything, atOnce, order].map(({ mock }) => mock.calls.length)).toEqual([1, 3, 1]);
    store.remove(['b']);
    expect([anything, atOnce, order].map(({ mock }) => mock.calls.length)).toEqual([2, 4, 2]);
  });

  it('returns current values before anyone is notified, and the same until something changes', () => {
    const { store } = openStore();
    store.add([item('a')]);
    store.dispatch('a', { type: 'started' });
    store.dispatch('a', { type: 'succeeded', result: {} });
    const [items, totals, revision] = [store.items(), store.totals(), store.revision()];
    expect(items[0]?.status).toBe('success');
    expect(totals).toMatchObject({ active: 0, succeeded: 1 });
    expect([store.count('success'), store.count('queued')]).toEqual([1, 0]);
    expect([store.items(), store.totals(), store.revision()]).toEqual([items, totals, revision]);
    expect(store.items()).toBe(items);
    expect(store.totals()).toBe(totals);
  });

  it('notifies once per frame of any number of progress events', () => {
    const { frames, paint, store } = openStore();
    store.add([item('a')]);
    store.dispatch('a', { type: 'started' });
    store.dispatch('a', { type: 'progressed', loaded: 1, total: 100 });
    const row = vi.fn();
    store.subscribeItem('a', row);
    for (let loaded = 2; loaded < 90; loaded += 1) {
      store.dispatch('a', { type: 'progressed', loaded, total: 100 });
    }
    expect(row).not.toHaveBeenCalled();
    expect(frames).toHaveLength(1);
    paint();
    expect(row).toHaveBeenCalledTimes(1);
    expect(store.item('a')).toMatchObject({ loaded: 89 });
  });

  it('returns the same list until something changes', () => {
    const { store } = openStore();
    store.add([item('a')]);
    const before = store.items();
    expect(store.items()).toBe(before);
    store.dispatch('a', { type: 'started' });
    expect(store.items()).not.toBe(before);
  });

  it('weighs progress by bytes and leaves out canceled items', () => {
    const { paint, store } = openStore();
    store.add([item('small', 100), item('large', 900), item('gone', 5000)]);
    for (const id of ['small', 'large', 'gone']) store.dispatch(id, { type: 'started' });
    store.dispatch('large', { type: 'progressed', loaded: 450, total: 900 });
    store.dispatch('gone', { type: 'canceled', outcome: 'not-sent' });
    paint();
    expect(store.totals().progress).toBeCloseTo(0.45);
    store.dispatch('large', { type: 'succeeded', result: {} });
    store.dispatch('small', { type: 'succeeded', result: {} });
    expect(store.totals()).toMatchObject({ progress: 1, active: 0, succeeded: 2 });
  });

  it('counts an unchecked file as the average of the others, or zero bytes if there are none', () => {
    const { store } = openStore();
    store.add([{ ...item('a', 100), status: 'checking' }]);
    expect(store.totals()).toMatchObject({ progress: 0, count: 1, active: 1 });
    store.add([item('b', 100), item('c', 300)]);
    for (const id of ['b', 'c']) store.dispatch(id, { type: 'started' });
    store.dispatch('c', { type: 'progressed', loaded: 150, total: 300 });
    // 150 of 100 + 300 + 200.
    expect(store.totals().progress).toBeCloseTo(0.25);
  });

  it('counts a requested item immediately, even though it is still queued', () => {
    const { store } = openStore();
    store.add([{ ...item('a'), status: 'queued', waitsFor: 'person' }]);
    expect(store.totals().active).toBe(0);
    store.dispatch('a', { type: 'asked' });
    expect(store.totals().active).toBe(1);
  });

  it('forgets a removed item and its late events', () => {
    const { store } = openStore();
    store.add([item('a'), item('b')]);
    store.remove(['a']);
    expect(store.ids()).toEqual(['b']);
    expect(store.dispatch('a', { type: 'started' })).toBeUndefined();
    expect(store.totals().count).toBe(1);
  });
});
