import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import '../../src/dropzone/styles.css';
import { renderDropzone, slot, STANDS } from './render-dropzone.js';

afterEach(cleanup);

function photos(count: number): File[] {
  const image = sampleImages.png();
  return Array.from(
    { length: count },
    (_, at) => new File([image], `photo ${at + 1}.png`, { type: 'image/png' }),
  );
}

const rows = () => screen.queryAllByRole('listitem');
const nameOf = (row: Element) => slot(row, 'name').textContent;

async function openLongList(count = 150) {
  const dropzone = renderDropzone({ http: STANDS, autoUpload: false });
  await dropzone.choose(...photos(count));
  await waitFor(() => expect(slot(dropzone.container, 'list').dataset).toHaveProperty('windowed'));
  const list = slot(dropzone.container, 'list');
  await waitFor(() => expect(list.scrollHeight).toBeGreaterThan(5000));
  return { ...dropzone, list };
}

describe('a list of more than a hundred images', () => {
  // This test is the first one in the file, so the chunk of long lists hasn't been loaded yet.
  it('never renders all rows, not even before it knows which are visible', async () => {
    const counts: number[] = [];
    const observer = new MutationObserver(() => {
      counts.push(document.querySelectorAll('[data-slot=item]').length);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    const { list } = await openLongList(1000);
    observer.disconnect();

    expect(Math.max(...counts)).toBeLessThan(40);
    expect(counts).toContain(30);
    expect(list.clientHeight).toBeLessThan(600);
  });

  it('renders the visible rows, each with its position', async () => {
    const { list } = await openLongList();
    expect(rows().length).toBeLessThan(40);
    expect(nameOf(rows()[0]!)).toBe('photo 1.png');
    expect(rows()[2]!.getAttribute('aria-posinset')).toBe('3');
    expect(rows()[2]!.getAttribute('aria-setsize')).toBe('150');
    expect(list.clientHeight).toBeLessThan(600);

    list.scrollTop = list.scrollHeight;
    await waitFor(() => expect(nameOf(rows().at(-1)!)).toBe('photo 150.png'));
    expect(rows().length).toBeLessThan(40);
    // The last row ends at the end of the list once the rows have been measured.
    await waitFor(() => {
      list.scrollTop = list.scrollHeight;
      const { bottom } = rows().at(-1)!.getBoundingClientRect();
      expect(Math.abs(bottom - list.getBoundingClientRect().bottom)).toBeLessThan(12);
    });
  });

  it('keeps the focused row rendered, even if it is scrolled far away', async () => {
    const { list } = await openLongList();
    const remove = await screen.findByRole('button', { name: 'Remove: photo 2.png' });
    remove.focus();
    list.scrollTop = list.scrollHeight;
    await waitFor(() => expect(nameOf(rows().at(-1)!)).toBe('photo 150.png'));
    expect(document.activeElement).toBe(remove);
    expect(rows().map(nameOf)).toContain('photo 2.png');
  });

  it('moves the focus to the next row when one is removed', async () => {
    const { user } = await openLongList();
    await user.click(await screen.findByRole('button', { name: 'Remove: photo 3.png' }));
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toBe('Remove: photo 4.png'),
    );
    await waitFor(() => expect(rows()[2]!.getAttribute('aria-setsize')).toBe('149'));
  });

  it('becomes an ordinary list again when it gets shorter', async () => {
    const { user, container } = await openLongList(101);
    await user.click(await screen.findByRole('button', { name: 'Remove: photo 1.png' }));
    await waitFor(() => expect(rows()).toHaveLength(100));
    expect(slot(container, 'list').dataset).not.toHaveProperty('windowed');
  });
});

it('a list of a hundred images renders every row', async () => {
  const { choose, container } = renderDropzone({ http: STANDS, autoUpload: false });
  await choose(...photos(100));
  await waitFor(() => expect(rows()).toHaveLength(100));
  expect(slot(container, 'list').dataset).not.toHaveProperty('windowed');
});
