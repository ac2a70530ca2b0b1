import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { makeQuarters } from './previews-files.js';
import { drawnRows, holdDecoding, watchDecoding } from './previews.js';
import { aMoment, renderDropzone, STANDS } from './render-dropzone.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const ROWS = 60;
const LAST = ROWS - 1;

let photo: File;
beforeAll(async () => {
  photo = await makeQuarters(4000, 3000);
});

const copies = (count: number, file = photo) =>
  Array.from({ length: count }, (_, index) => new File([file], `${index}.jpg`));

const untilDrawn = (...rows: number[]) =>
  vi.waitFor(() => expect(drawnRows()).toEqual(expect.arrayContaining(rows)), 15_000);

/** Waits until the browser has told the previews that a row is no longer near the view. */
function untilOutOfView(row: Element): Promise<void> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.at(-1)!.isIntersecting) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: '300px', scrollMargin: '300px' },
    );
    observer.observe(row);
  });
}

/** Renders rows so tall that only a few are in view. */
function renderTallRows() {
  const style = document.createElement('style');
  style.textContent = '[data-slot="item"] { height: 200px }';
  document.head.append(style);
  onTestFinished(() => style.remove());
  return renderDropzone({ http: STANDS });
}

describe('previews', () => {
  it.each(['with', 'without'])('are created two at a time %s ImageDecoder', async (which) => {
    const record = watchDecoding({ hasImageDecoder: which === 'with' });
    const { choose } = renderDropzone({ http: STANDS });
    await choose(...copies(6));
    await untilDrawn(0, 1, 2, 3, 4, 5);
    expect(record.most).toBe(2);
  });

  it('are created only for rows in view, and for others once they come into view', async () => {
    const record = watchDecoding();
    const { choose } = renderTallRows();
    await choose(...copies(ROWS));
    await untilDrawn(0, 1);
    await aMoment();
    // A picture is decoded a moment before it is drawn.
    await vi.waitFor(() => expect(record.frames).toHaveLength(drawnRows().length), 15_000);
    const inView = drawnRows();
    expect(inView.length).toBeLessThan(ROWS / 3);

    screen.getAllByRole('listitem')[LAST]!.scrollIntoView({ block: 'end' });
    await untilDrawn(LAST);
    expect(drawnRows()).not.toContain(ROWS / 2);
    await vi.waitFor(() => expect(record.frames).toHaveLength(drawnRows().length), 15_000);
    // Pictures that were in view stay.
    expect(drawnRows()).toEqual(expect.arrayContaining(inView));
    screen.getAllByRole('listitem')[0]!.scrollIntoView({ block: 'start' });
    await aMoment();
    // Some may only be begun now. One that was drawn before would be counted twice, and forever.
    await vi.waitFor(() => expect(record.frames).toHaveLength(drawnRows().length), 15_000);
  });

  it('aren’t created for rows that are scrolled past', async () => {
    const record = watchDecoding();
    const { release } = holdDecoding();
    const { choose } = renderTallRows();
    await choose(...copies(ROWS));
    const rows = screen.getAllByRole('listitem');
    await vi.waitFor(() => expect(record.begun).toBeGreaterThan(1), 10_000);
    for (const row of [20, 30, 40]) {
      rows[row]!.scrollIntoView({ block: 'center' });
      await aMoment();
    }
    rows[LAST]!.scrollIntoView({ block: 'end' });
    await untilOutOfView(rows[40]!);
    release();
    await untilDrawn(LAST);
    await aMoment();
    expect(drawnRows().filter((row) => row < ROWS - 12)).toEqual([]);
    await vi.waitFor(
      () => expect(record.bitmaps.every(({ width }) => width === 0)).toBe(true),
      10_000,
    );

    rows[0]!.scrollIntoView({ block: 'start' });
    await untilDrawn(0);
  });
});
