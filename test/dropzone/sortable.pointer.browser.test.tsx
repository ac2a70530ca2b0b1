import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../src/dropzone/styles.css';
import { sampleImages } from '../../src/testing/index.js';
import { drag } from './drag.js';
import { aMoment, slot, untilStatuses } from './render-dropzone.js';
import { dragFrom, middleOf, mouse, openSortable, touch } from './drag-row.js';
import { handleOf, said, shown } from './sorted-rows.js';
import { createWaitingHttp } from './waiting-backend.js';

afterEach(async () => {
  await mouse('release', [1, 1]);
  cleanup();
  document.documentElement.removeAttribute('dir');
});

const rowOf = (name: string) => handleOf(name).closest<HTMLElement>('[data-slot="item"]')!;

/** A point in a row, as a part of its width and height. */
function inRow(name: string, across: number, down: number): readonly [number, number] {
  const { height, left, top, width } = rowOf(name).getBoundingClientRect();
  return [left + width * across, top + height * down];
}

/** Waits until no row slides any more. */
const untilStill = () =>
  waitFor(() =>
    expect(document.getAnimations().filter(({ playState }) => playState === 'running')).toEqual([]),
  );

describe('an image that is dragged by its handle', () => {
  it('follows the mouse, others make room, and the app gets the new order once', async () => {
    const { orders, zone } = await openSortable();
    const height = rowOf('2.png').offsetTop - rowOf('1.png').offsetTop;
    const start = rowOf('1.png').getBoundingClientRect();
    const target = inRow('3.png', 0.1, 0.8);
    await dragFrom(handleOf('1.png'), target);
    await waitFor(() => expect(shown()).toBe('2 3 1 4'));
    expect(said()).toBe('1.png moved to position 3 of 4.');
    // The row is at the pointer, not where it will be dropped.
    await waitFor(() => {
      const { top } = rowOf('1.png').getBoundingClientRect();
      expect(Math.abs(top + start.height / 2 - target[1])).toBeLessThan(2);
    });
    expect(rowOf('2.png').offsetTop).toBe(rowOf('1.png').offsetTop - 2 * height);
    expect(orders()).toEqual([]);
    expect(zone.dataset['drag']).toBeUndefined();

    await mouse('release', target);
    await waitFor(() => expect(orders()).toEqual(['2 3 1 4']));
    expect(said()).toBe('1.png dropped at position 3 of 4.');
    expect(document.activeElement).toBe(handleOf('1.png'));
    expect(rowOf('1.png').style.translate).toBe('');
    expect(document.querySelector('[data-held]')).toBeNull();
    // The click that ends a drag neither picks anything up nor opens the file dialog.
    await aMoment();
    expect(document.querySelector('[data-held]')).toBeNull();
  });

  it('goes back with Escape', async () => {
    const { orders } = await openSortable();
    await dragFrom(handleOf('4.png'), inRow('1.png', 0.1, 0.2));
    await waitFor(() => expect(shown()).toBe('4 1 2 3'));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await waitFor(() => expect(shown()).toBe('1 2 3 4'));
    expect(said()).toBe('Move canceled. 4.png is back at position 4 of 4.');
    await mouse('release', [1, 1]);
    await aMoment();
    expect(orders()).toEqual([]);
  });

  it.each(['ltr', 'rtl'])('moves along the lines of a grid and between them: %s', async (dir) => {
    document.documentElement.dir = dir;
    const { orders } = await openSortable({ layout: 'grid' }, 5);
    const [before, beyond] = dir === 'rtl' ? [0.7, 0.2] : [0.3, 0.8];
    const target = inRow('2.png', beyond, 0.5);
    await dragFrom(handleOf('1.png'), inRow('2.png', before, 0.5));
    await aMoment();
    expect(shown()).toBe('1 2 3 4 5');
    await mouse('move', target);
    await waitFor(() => expect(shown()).toBe('2 1 3 4 5'));
    await untilStill();
    await mouse('move', inRow('3.png', 0.5, 0.8));
    await waitFor(() => expect(shown()).toBe('2 3 1 4 5'));
    await mouse('release', [5, 5]);
    await waitFor(() => expect(orders()).toEqual(['2 3 1 4 5']));
  });

  it('is pressed, not dragged, if the mouse hardly moves', async () => {
    await openSortable();
    const [x, y] = middleOf(handleOf('1.png'));
    await mouse('press', [x, y]);
    await mouse('move', [x + 2, y]);
    await mouse('release', [x + 2, y]);
    await waitFor(() => expect(said()).toBe('Picked up 1.png, position 1 of 4.'));
    expect(document.querySelector('[data-held="pointer"]')).toBeNull();
  });

  it('is let go when it is removed meanwhile', async () => {
    const { orders } = await openSortable();
    await dragFrom(handleOf('1.png'), inRow('2.png', 0.1, 0.8));
    slot(rowOf('1.png'), 'remove').click();
    await waitFor(() => expect(shown()).toBe('2 3 4'));
    expect(document.querySelector('[data-held]')).toBeNull();
    // The drag ends a moment later, and a press during that moment starts no other.
    await vi.waitFor(
      async () => {
        await mouse('release', [5, 5]);
        await dragFrom(handleOf('2.png'), inRow('3.png', 0.1, 0.8), 1000);
      },
      { timeout: 20_000 },
    );
    await mouse('release', inRow('2.png', 0.1, 0.5));
    await waitFor(() => expect(orders().at(-1)).toBe('3 2 4'));
  });

  it('goes on uploading: the same request, its progress and its result', async () => {
    const { http, requests } = createWaitingHttp();
    const onSuccess = vi.fn();
    const { choose } = await openSortable({ http, onSuccess }, 2);
    await choose(sampleImages.png({ name: '3.png' }));
    await untilStatuses('success', 'success', 'uploading');
    await waitFor(() => expect(requests).toHaveLength(1));
    await dragFrom(handleOf('3.png'), inRow('1.png', 0.1, 0.2));
    await requests[0]!.read(1);
    await untilStatuses('processing', 'success', 'success');
    await mouse('release', inRow('1.png', 0.1, 0.2));
    await waitFor(() => expect(document.querySelector('[data-held]')).toBeNull());
    requests[0]!.answer({ url: 'https://cdn.example/3' });
    await untilStatuses('success', 'success', 'success');
    expect(shown()).toBe('3 1 2');
    expect(onSuccess).toHaveBeenCalledTimes(1);
    expect(requests).toHaveLength(1);
    expect(requests[0]!.signal.aborted).toBe(false);
  });

  it('leaves drops of files to the zone', async () => {
    const { list, zone } = await openSortable();
    const file = sampleImages.png({ name: '5.png' });
    drag('dragenter', list, file);
    await waitFor(() => expect(zone.dataset['drag']).toBe('accept'));
    drag('drop', list, file);
    await waitFor(() => expect(shown()).toBe('1 2 3 4 5'));
  });
});

describe('a finger', () => {
  it('drags after a long press', async () => {
    const { orders } = await openSortable();
    const target = inRow('3.png', 0.1, 0.8);
    const from = middleOf(handleOf('1.png'));
    await touch('press', from);
    await waitFor(() => expect(document.querySelector('[data-held="pointer"]')).not.toBeNull());
    for (const part of [0.3, 0.6, 1]) {
      await touch('move', [from[0], from[1] + (target[1] - from[1]) * part]);
    }
    await waitFor(() => expect(shown()).toBe('2 3 1 4'));
    await touch('release', target);
    await waitFor(() => expect(orders()).toEqual(['2 3 1 4']));
  });

  it('scrolls the page if it moves at once', async () => {
    const { orders } = await openSortable({}, 30);
    const from = middleOf(handleOf('8.png'));
    // All at once: a finger that rests for a quarter of a second drags.
    const steps = Array.from({ length: 10 }, (_, step) => from[1] - 20 * (step + 1));
    await Promise.all([
      touch('press', from),
      ...steps.map((top) => touch('move', [from[0], top])),
      touch('release', from),
    ]);
    await waitFor(() => expect(scrollY).toBeGreaterThan(60));
    expect(document.querySelector('[data-held]')).toBeNull();
    expect(orders()).toEqual([]);
    scrollTo(0, 0);
  });
});

describe('a list of 1,000 images', () => {
  it('keeps the dragged row while it scrolls by itself, and drops it where the pointer is', async () => {
    const { list, orders } = await openSortable({}, 1000);
    await waitFor(() => expect(list.dataset).toHaveProperty('windowed'));
    await waitFor(() => expect(list.scrollHeight).toBeGreaterThan(50_000));
    const row = rowOf('2.png');
    const { bottom, left } = list.getBoundingClientRect();
    await dragFrom(handleOf('2.png'), [left + 30, bottom - 12]);
    await waitFor(() => expect(list.scrollTop).toBeGreaterThan(1500));
    expect(row.isConnected).toBe(true);
    expect(screen.queryAllByRole('listitem').length).toBeLessThan(45);
    // It is seen at the pointer all the time.
    expect(row.getBoundingClientRect().bottom).toBeLessThanOrEqual(bottom + 1);
    expect(row.getBoundingClientRect().bottom).toBeGreaterThan(bottom - 120);
    await mouse('move', [left + 30, (bottom + list.getBoundingClientRect().top) / 2]);
    await mouse('release', [left + 30, (bottom + list.getBoundingClientRect().top) / 2]);
    await waitFor(() => expect(orders()).toHaveLength(1));
    const order = orders()[0]!.split(' ');
    expect(order).toHaveLength(1000);
    const place = order.indexOf('2');
    expect(place).toBeGreaterThan(15);
    const box = list.getBoundingClientRect();
    await waitFor(() => {
      const { top } = row.getBoundingClientRect();
      expect(top).toBeGreaterThan(box.top);
      expect(top).toBeLessThan(box.bottom);
    });
    expect(row.getAttribute('aria-posinset')).toBe(String(place + 1));
    expect(document.activeElement).toBe(slot(row, 'handle'));
  });
});
