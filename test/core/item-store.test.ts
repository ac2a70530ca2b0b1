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
  it('tells only the row of the item that moves', () => {
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

    expect(rowA).toHaveBeenCalledTimes(3);
    expect(rowB).not.toHaveBeenCalled();
    expect(order).not.toHaveBeenCalled();
  });

  it('shows any number of progress events once a frame', () => {
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

  it('hands out the same list until something changes', () => {
    const { store } = openStore();
    store.add([item('a')]);
    const before = store.items();
    expect(store.items()).toBe(before);
    store.dispatch('a', { type: 'started' });
    expect(store.items()).not.toBe(before);
  });

  it('weighs progress by bytes and leaves canceled items out', () => {
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

  it('counts an item at once that was asked for, though it is queued as before', () => {
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
