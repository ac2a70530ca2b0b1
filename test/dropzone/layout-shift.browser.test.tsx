import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import '../../src/dropzone/styles.css';
import { de } from '../../src/locales/de.js';
import { sampleImages } from '../../src/testing/index.js';
import { renderDropzone, slot, untilStatuses, type ApimartProps } from './render-dropzone.js';
import { createWaitingHttp } from './waiting-backend.js';

afterEach(cleanup);

/** An entry of the Layout Instability API, which TypeScript has no types for. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
}

/** Records every unexpected movement on the page from now on. */
function watchShifts() {
  const shifts: LayoutShift[] = [];
  const observer = new PerformanceObserver((list) => {
    shifts.push(...(list.getEntries() as LayoutShift[]));
  });
  observer.observe({ type: 'layout-shift' });
  onTestFinished(() => observer.disconnect());
  return {
    async total(): Promise<number> {
      // Entries are available after the frame in which something moved.
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      shifts.push(...(observer.takeRecords() as LayoutShift[]));
      return shifts.reduce((sum, { value }) => sum + value, 0);
    },
  };
}

const six = () =>
  Array.from({ length: 6 }, (_, at) => sampleImages.png({ name: `photo ${at + 1}.png` }));
const all = (status: string) => Array.from({ length: 6 }, () => status);

/** Uploads six images and returns how far the page moved; no row or button may move at all. */
async function shiftsOfBatch(width: number, props: ApimartProps): Promise<number> {
  await page.viewport(width, 900);
  onTestFinished(() => page.viewport(414, 896));
  const { http, requests } = createWaitingHttp();
  const { choose, container } = renderDropzone({ http, concurrency: 2, ...props });
  await choose(...six());
  await untilStatuses('uploading', 'uploading', 'queued', 'queued', 'queued', 'queued');
  const shifts = watchShifts();
  const rows = [...container.querySelectorAll<HTMLElement>('[data-slot="item"]')];
  const places = () =>
    rows.map((row) => {
      const action = row.querySelector('[data-slot="cancel"], [data-slot="remove"]')!;
      const { height, top } = row.getBoundingClientRect();
      return [height, action.getBoundingClientRect().top - top].map(Math.round);
    });
  const before = places();
  for (let done = 0; done < 6; done += 1) {
    await waitFor(() => expect(requests.length).toBeGreaterThan(done));
    await requests[done]!.read(0.5);
    await requests[done]!.read(1);
    // Otherwise, an answer in the same frame would keep it from being painted.
    await waitFor(() => expect(rows[done]!.dataset['status']).toBe('processing'));
    await new Promise(requestAnimationFrame);
    expect(places()).toEqual(before);
    requests[done]!.answer({ url: 'https://cdn.example/1' });
  }
  await untilStatuses(...all('success'));
  expect(places()).toEqual(before);
  return shifts.total();
}

describe('a batch of six', () => {
  it.each([
    ['a list', 800, {}],
    ['a list on a phone', 320, {}],
    ['a grid', 800, { layout: 'grid' }],
    ['a grid on a phone', 320, { layout: 'grid' }],
    ['a list that can be sorted', 320, { sortable: true }],
  ] satisfies [string, number, ApimartProps][])('moves nothing in %s', async (_, width, props) => {
    expect(await shiftsOfBatch(width, props)).toBeLessThanOrEqual(0.001);
  });

  it.each([
    ['a list', {}],
    ['a list that can be sorted', { sortable: true }],
  ] satisfies [string, ApimartProps][])(
    'moves only text by a few pixels in %s whose words need two lines',
    async (_, props) => {
      expect(await shiftsOfBatch(288, { labels: de, ...props })).toBeLessThanOrEqual(0.003);
    },
  );
});

it('a single picture moves nothing, not even when another one replaces it', async () => {
  const { http, requests } = createWaitingHttp();
  const { choose, container } = renderDropzone({ http, maxFiles: 1 });
  const shifts = watchShifts();
  const { height } = slot(container, 'root').getBoundingClientRect();
  for (const at of [0, 1]) {
    await choose(sampleImages.png({ name: `photo ${at + 1}.png` }));
    await waitFor(() => expect(requests.length).toBeGreaterThan(at));
    await requests[at]!.read(1);
    await untilStatuses('processing');
    requests[at]!.answer({ url: 'https://cdn.example/1' });
    await untilStatuses('success');
  }
  expect(await shifts.total()).toBeLessThanOrEqual(0.001);
  expect(slot(container, 'root').getBoundingClientRect().height).toBe(height);
});

it('a row is one line of name and one of status at 320 pixels', async () => {
  const { http } = createWaitingHttp();
  const { choose, container } = renderDropzone({ http });
  container.style.inlineSize = '320px';
  await choose(sampleImages.png({ name: 'the view from the roof in the evening.png' }));
  await untilStatuses('uploading');
  for (const part of ['name', 'meta']) {
    const element = slot(container, part);
    const line = Number.parseFloat(getComputedStyle(element).lineHeight);
    expect(element.clientHeight).toBeLessThan(1.5 * line);
  }
});
