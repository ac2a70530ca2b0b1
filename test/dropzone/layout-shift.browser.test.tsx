import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import '../../src/dropzone/styles.css';
import { de } from '../../src/locales/de.js';
import { fr } from '../../src/locales/fr.js';
import { sampleImages } from '../../src/testing/index.js';
import { drag } from './drag.js';
import { renderDropzone, slot, untilStatuses, type ApimartProps } from './render-dropzone.js';
import { createWaitingHttp, refusal } from './waiting-backend.js';

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
      expect(await shiftsOfBatch(288, { labels: de, ...props })).toBeLessThanOrEqual(0.004);
    },
  );
});

/** Of several lines, even on a wide page. */
const LONG_MESSAGE: ApimartProps['labels'] = {
  errors: { 'provider-rejected': () => 'The provider refused the image. '.repeat(9) },
};

/** Returns where the parts of the first row or tile are in it, and how high it is. */
function placesInRow(container: Element) {
  const row = slot(container, 'item');
  const { height, top } = row.getBoundingClientRect();
  const topOf = (parts: string) =>
    Math.round(row.querySelector(parts)!.getBoundingClientRect().top - top);
  return {
    height: Math.round(height),
    preview: topOf('[data-slot="preview"]'),
    cross: topOf('[data-slot="cancel"], [data-slot="remove"]'),
    handle: topOf('[data-slot="handle"]'),
  };
}

async function openSortableRow(width: number, props: ApimartProps) {
  const { http, requests } = createWaitingHttp();
  const dropzone = renderDropzone({ http, sortable: true, ...props });
  dropzone.container.style.inlineSize = `${width}px`;
  await dropzone.choose(sampleImages.png({ name: 'the view from the roof.png' }));
  await untilStatuses('uploading');
  await screen.findByRole('button', { name: /^Move/ });
  await waitFor(() => expect(requests).toHaveLength(1));
  return { ...dropzone, request: requests[0]! };
}

it.each([
  ['a row', 480, {}],
  ['a tile', 600, { layout: 'grid' }],
] satisfies [string, number, ApimartProps][])(
  'nothing moves in %s whose upload has to wait',
  async (_, width, props) => {
    const { container, request } = await openSortableRow(width, props);
    const before = placesInRow(container);
    const { error } = refusal('rate-limited', true);
    request.answer({ error: { ...error, retryAfterMs: 119_000 } }, 429);
    await untilStatuses('waiting');
    await screen.findByText(/retrying in/);
    expect(placesInRow(container)).toEqual(before);
  },
);

it.each([320, 800])('a message moves nothing to its left or right at %i pixels', async (width) => {
  const { container, request } = await openSortableRow(width, { labels: LONG_MESSAGE });
  const { height, ...before } = placesInRow(container);
  request.answer(refusal('provider-rejected'), 422);
  await untilStatuses('error');
  const { height: after, ...places } = placesInRow(container);
  expect(after).toBeGreaterThan(height);
  expect(places).toEqual(before);
});

it('the ✕ stays where it was clicked to cancel an upload', async () => {
  const { container, user } = await openSortableRow(320, {});
  const { height, ...before } = placesInRow(container);
  await user.click(slot(container, 'cancel'));
  await untilStatuses('canceled');
  const { height: after, ...places } = placesInRow(container);
  expect(after).toBeGreaterThan(height);
  expect(places).toEqual(before);
});

it.each([
  ['German', 288, 'noch etwa 45 s', de],
  ['French', 320, 'encore 45 s environ', fr],
] as const)('a summary in %s stays as high at %i pixels', async (_, width, remaining, labels) => {
  const { http, requests } = createWaitingHttp();
  const { choose, container } = renderDropzone({
    http,
    labels: {
      ...labels,
      // The remaining time, which is known only after a second.
      summary: (totals) => labels.summary(totals) + (totals.active > 0 ? ` · ${remaining}` : ''),
    },
  });
  container.style.inlineSize = `${width}px`;
  await choose(...six(), ...six());
  const height = () => slot(container, 'summary').clientHeight;
  const before = height();
  for (let done = 0; done < 12; done += 1) {
    await waitFor(() => expect(requests.length).toBeGreaterThan(done));
    await requests[done]!.read(1);
    requests[done]!.answer({ url: 'https://cdn.example/1' });
  }
  await waitFor(() => expect(slot(container, 'clear-finished')).toBeTruthy());
  expect(height()).toBe(before);
  // Three lines at most.
  expect(before).toBeLessThan(60);
});

it('the list stays in its place while images are dragged over the zone on a narrow page', async () => {
  const { choose, container, zone } = renderDropzone();
  container.style.inlineSize = '320px';
  await choose(sampleImages.png());
  await untilStatuses('success');
  const { height } = zone.getBoundingClientRect();
  for (const file of [sampleImages.png(), new File(['%PDF'], 'plan.pdf')]) {
    drag('dragenter', zone, file);
    await waitFor(() => expect(zone.dataset['drag']).toBeDefined());
    expect(slot(zone, 'prompt').clientHeight).toBeGreaterThan(0);
    expect(zone.getBoundingClientRect().height).toBe(height);
    drag('dragleave', zone, file);
    await waitFor(() => expect(zone.dataset['drag']).toBeUndefined());
  }
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
