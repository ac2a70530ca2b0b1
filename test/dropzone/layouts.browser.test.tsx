import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
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

  it('has lines of tiles that end at the same edge, and shows the reason of a failure below its picture', async () => {
    const { choose, container } = renderDropzone({ layout: 'grid' });
    container.style.inlineSize = '480px';
    await choose(...photos(1), new File(['%PDF'], 'plan.pdf'));
    await untilStatuses('success', 'rejected');
    const [done, refused] = [...container.querySelectorAll('[data-slot="item"]')];
    const tiles = [done!, refused!, slot(container, 'zone')].map((tile) =>
      tile.getBoundingClientRect(),
    );
    expect(tiles[1]!.height).toBeGreaterThan(tiles[1]!.width + 10);
    for (const { bottom, top, width } of tiles) {
      expect([top, bottom]).toEqual([tiles[1]!.top, tiles[1]!.bottom]);
      expect(Math.abs(width - tiles[1]!.width)).toBeLessThan(1);
    }
    const [picture, name, message] = ['preview', 'name', 'message'].map((part) =>
      slot(refused!, part).getBoundingClientRect(),
    );
    expect(picture!.height).toBeGreaterThanOrEqual(44);
    expect(name!.top).toBeGreaterThanOrEqual(picture!.bottom);
    expect(message!.bottom).toBeLessThanOrEqual(tiles[1]!.bottom);
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

  it.each([
    [240, 1],
    [288, 2],
    [600, 4],
  ])('has as many columns as fit into %i pixels: %i', async (width, columns) => {
    const { choose, container } = renderDropzone({ layout: 'grid' });
    container.style.inlineSize = `${width}px`;
    await choose(...photos(3));
    await untilStatuses('success', 'success', 'success');
    const list = getComputedStyle(slot(container, 'list'));
    expect(list.gridTemplateColumns.split(' ')).toHaveLength(columns);
  });

  it('renders only as many of 5,000 tiles as fit on a screen, keeps the focused one, and ends with the zone', async () => {
    const { choose, container, user } = renderDropzone({
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
    // The zone has the focus, so the list has scrolled to its end.
    const remove = await waitFor(() => {
      list.scrollTop = 0;
      return screen.getByRole('button', { name: 'Remove: 2.png' });
    });
    remove.focus();
    list.scrollTop = list.scrollHeight / 2;
    await waitFor(() => expect(tiles().at(-1)!.textContent).toMatch(/2[45]\d\d\.png/));
    list.scrollTop = list.scrollHeight;
    await waitFor(() => expect(tiles().at(-1)!.textContent).toContain('5000.png'));
    observer.disconnect();
    // Lines of five: the visible ones, six above, six below, the focused one, and the last.
    expect(most).toBeLessThanOrEqual(5 * (5 + 12 + 2));
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
    // The focused tile has stayed, and Tab goes on from there.
    expect(document.activeElement).toBe(remove);
    await user.tab();
    const next = document.activeElement!.closest('[data-slot="item"]')!;
    expect(next.getAttribute('aria-posinset')).toBe('3');
    await waitFor(() => expect(list.scrollTop).toBeLessThan(next.clientHeight));
  });
});

describe('a picture', () => {
  it.each(['list', 'grid'] as const)('is cropped, or whole with --iud-fit: %s', async (layout) => {
    const { choose, container } = renderDropzone({ http: STANDS, layout });
    await choose(await makeQuarters(600, 200));
    const { backgroundImage, objectFit } = getComputedStyle(await drawnCanvas());
    expect([objectFit, backgroundImage]).toEqual(['cover', expect.stringMatching(/gradient/)]);
    slot(container, 'root').style.setProperty('--iud-fit', 'contain');
    const whole = getComputedStyle(await drawnCanvas());
    expect([whole.objectFit, whole.backgroundImage]).toEqual(['contain', 'none']);
  });
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
