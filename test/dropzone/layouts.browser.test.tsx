import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import '../../src/dropzone/styles.css';
import { sampleImages } from '../../src/testing/index.js';
import { makeQuarters } from './previews-files.js';
import { drawnCanvas } from './previews.js';
import { renderDropzone, slot, STANDS, untilStatuses } from './render-dropzone.js';
import { createWaitingHttp } from './waiting-backend.js';

afterEach(cleanup);

const sizeOf = (element: Element) => {
  const { height, width } = element.getBoundingClientRect();
  return { height, width };
};
const photos = (count: number) => {
  const image = sampleImages.png();
  return Array.from({ length: count }, (_, at) => new File([image], `${at + 1}.png`));
};

describe('a grid', () => {
  it('has square tiles, with the zone as the last one', async () => {
    const { choose, container } = renderDropzone({ layout: 'grid' });
    await choose(...photos(3));
    await untilStatuses('success', 'success', 'success');
    const list = slot(container, 'list');
    const tiles = [...list.children];
    expect(tiles.map((tile) => (tile as HTMLElement).dataset['slot'])).toEqual([
      'item',
      'item',
      'item',
      'end',
    ]);
    for (const tile of [...tiles.slice(0, 3), slot(container, 'zone')]) {
      const { height, width } = sizeOf(tile);
      expect(width).toBeGreaterThan(140);
      expect(Math.abs(width - height)).toBeLessThan(2);
    }
  });

  it('isn’t a list while it is empty, and keeps the focus on its button', async () => {
    const { choose, chooseButton, container } = renderDropzone({ layout: 'grid' });
    expect(screen.queryByRole('list')).toBeNull();
    await choose(...photos(1));
    await untilStatuses('success');
    chooseButton.focus();
    await choose(...photos(1));
    expect(slot(container, 'choose')).toBe(chooseButton);
    expect(within(screen.getByRole('list', { name: 'Images' })).getByRole('group')).toBeTruthy();
  });

  it('renders only as many of 5,000 tiles as fit on a screen, and ends with the zone', async () => {
    const { choose, container } = renderDropzone({
      http: STANDS,
      autoUpload: false,
      layout: 'grid',
    });
    container.style.inlineSize = '900px';
    let most = 0;
    const tiles = () => [...container.querySelectorAll('[data-slot="item"]')];
    const observer = new MutationObserver(() => {
      most = Math.max(most, tiles().length);
    });
    observer.observe(container, { childList: true, subtree: true });
    await choose(...photos(5000));
    const list = slot(container, 'list');
    await waitFor(() => expect(list.scrollHeight).toBeGreaterThan(100_000));
    list.scrollTop = list.scrollHeight;
    await waitFor(() => expect(tiles().at(-1)!.textContent).toContain('5000.png'));
    observer.disconnect();
    // Lines of five: the visible ones, six above, six below, and the last.
    expect(most).toBeLessThanOrEqual(5 * (5 + 12 + 1));
    const columns = getComputedStyle(list).gridTemplateColumns.split(' ').length;
    expect(columns).toBe(5);
    // The tiles are in the same columns as if all of them were rendered.
    const left = (tile: Element) => Math.round(tile.getBoundingClientRect().left);
    const starts = [...new Set(tiles().map(left))].toSorted((one, other) => one - other);
    for (const tile of tiles()) {
      const place = Number(tile.getAttribute('aria-posinset')) - 1;
      expect(left(tile)).toBe(starts[place % columns]);
    }
    await waitFor(() => {
      list.scrollTop = list.scrollHeight;
      const end = slot(container, 'end').getBoundingClientRect();
      expect(Math.abs(end.bottom - list.getBoundingClientRect().bottom)).toBeLessThan(12);
    });
  });
});

describe('a picture', () => {
  it.each(['list', 'grid', 'single'] as const)(
    'has as many pixels as its box, even if it is cropped: %s',
    async (layout) => {
      await page.viewport(700, 900);
      onTestFinished(() => page.viewport(414, 896));
      const { choose } = renderDropzone({ http: STANDS, layout });
      await choose(await makeQuarters(3000, 1000));
      const canvas = await drawnCanvas();
      const box = canvas.parentElement!;
      const covered = Math.min(canvas.width / box.clientWidth, canvas.height / box.clientHeight);
      await waitFor(() => expect(covered).toBeGreaterThanOrEqual(devicePixelRatio));
    },
  );
});

describe('a single image', () => {
  it('fills the zone, with Replace and Remove over it', async () => {
    const { choose, container, zone } = renderDropzone({ maxFiles: 1 });
    expect(slot(container, 'root').dataset['layout']).toBe('single');
    await choose(sampleImages.jpeg({ name: 'before.jpg' }));
    await untilStatuses('success');
    const [picture, area] = [slot(container, 'item'), zone].map((element) =>
      element.getBoundingClientRect(),
    );
    expect(picture).toEqual(area);
    for (const name of ['Replace', 'Remove: before.jpg']) {
      const button = screen.getByRole('button', { name });
      const { left, top } = button.getBoundingClientRect();
      // A click there hits the button.
      expect(button.contains(document.elementFromPoint(left + 22, top + 22))).toBe(true);
    }
  });

  it('stays until another one is accepted, even next to a refused one', async () => {
    const { http, requests } = createWaitingHttp();
    const { choose, container } = renderDropzone({ http, maxFiles: 1 });
    await choose(await makeQuarters(400, 300));
    await waitFor(() => expect(requests).toHaveLength(1));
    requests[0]!.answer({ url: 'https://cdn.example/1' });
    await untilStatuses('success');
    const canvas = await drawnCanvas();

    await choose(new File(['%PDF'], 'plan.pdf'));
    await untilStatuses('success', 'rejected');
    expect(canvas.isConnected).toBe(true);
    const [picture, refused] = [...container.querySelectorAll('[data-slot="item"]')];
    expect(refused!.getBoundingClientRect().top).toBeGreaterThanOrEqual(
      picture!.getBoundingClientRect().bottom,
    );
    expect(screen.getByRole('button', { name: 'Replace' })).toBeTruthy();
  });
});
