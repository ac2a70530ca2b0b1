import { act, cleanup, render, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { apimart, ImageUploadList, ImageUploadRoot, type ImageUpload } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import '../../src/dropzone/styles.css';
import { renderDropzone, slot, STANDS } from './render-dropzone.js';

afterEach(cleanup);

/** The rows rendered beyond the visible ones: six above and six below. */
const OVERSCAN = 12;

function photos(count: number, from = 1): File[] {
  const image = sampleImages.png();
  return Array.from(
    { length: count },
    (_, at) => new File([image], `photo ${from + at}.png`, { type: 'image/png' }),
  );
}

const rowsOf = (container: Element) => [...container.querySelectorAll('[data-slot="item"]')];
const nameOf = (row: Element) => slot(row, 'name').textContent;

/** Renders a list whose app adds and removes images. */
function renderList() {
  let latest: ImageUpload<object>;
  const { container } = render(
    <ImageUploadRoot provider={apimart} http={STANDS} autoUpload={false}>
      {(upload) => {
        latest = upload;
        return <ImageUploadList />;
      }}
    </ImageUploadRoot>,
  );
  return { container, upload: () => latest };
}

describe('a list that crosses the limit of a hundred', () => {
  it('keeps the focused row, its node and its visible position in both directions', async () => {
    const { container, upload } = renderList();
    act(() => upload().add(photos(99)));
    await waitFor(() => expect(rowsOf(container)).toHaveLength(99));
    const find = () => slot(container, 'list').querySelector('[aria-label="Remove: photo 60.png"]');
    await waitFor(() => expect(find()).not.toBeNull());
    const remove = find() as HTMLElement;
    const row = remove.closest('li');
    remove.focus();

    act(() => upload().add(photos(20, 100)));
    const list = slot(container, 'list');
    await waitFor(() => expect(list.dataset).toHaveProperty('windowed'));
    expect(document.activeElement).toBe(remove);
    await waitFor(() => expect(list.scrollTop).toBeGreaterThan(1000));
    await waitFor(() => expect(nameOf(rowsOf(container)[0]!)).not.toBe('photo 1.png'));
    expect(document.activeElement).toBe(remove);
    expect(remove.closest('li')).toBe(row);
    const { bottom, top } = remove.getBoundingClientRect();
    expect(top).toBeGreaterThanOrEqual(list.getBoundingClientRect().top);
    expect(bottom).toBeLessThanOrEqual(list.getBoundingClientRect().bottom);

    act(() => {
      for (const { id } of upload().items.slice(99)) upload().remove(id);
    });
    await waitFor(() => expect(rowsOf(container)).toHaveLength(99));
    expect(slot(container, 'list')).toBe(list);
    expect(list.dataset).not.toHaveProperty('windowed');
    expect(document.activeElement).toBe(remove);
    expect(remove.closest('li')).toBe(row);
  });

  it('logs no warnings when it is short again', async () => {
    const warn = vi.spyOn(console, 'warn');
    const { container, upload } = renderList();
    act(() => upload().add(photos(120)));
    const list = await waitFor(() => slot(container, 'list'));
    await waitFor(() => expect(list.dataset).toHaveProperty('windowed'));
    await waitFor(() => expect(rowsOf(container).length).toBeLessThan(30));
    act(() => {
      for (const { id } of upload().items.slice(50)) upload().remove(id);
    });
    await waitFor(() => expect(rowsOf(container)).toHaveLength(50));
    // If the rows were still watched, their new sizes would be measured.
    for (const row of rowsOf(container)) (row as HTMLElement).style.minBlockSize = '200px';
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(warn.mock.calls).toEqual([]);
    warn.mockRestore();
  });

  it('doesn’t repeat an alert', async () => {
    const { choose, container } = renderDropzone({ http: STANDS, autoUpload: false });
    await choose(...photos(99), new File(['%PDF'], 'plan.pdf'));
    const find = () => container.querySelector('[role="alert"]');
    await waitFor(() => expect(find()).not.toBeNull());
    const alert = find();
    const said: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        for (const node of addedNodes) {
          const added = node.parentElement?.closest('[role="alert"]') ?? node;
          if (added instanceof Element && added.matches('[role="alert"]')) {
            said.push(added.textContent);
          }
        }
      }
    });
    observer.observe(container, { childList: true, subtree: true });

    await choose(...photos(20, 100));
    const list = slot(container, 'list');
    await waitFor(() => expect(list.dataset).toHaveProperty('windowed'));
    list.scrollTop = list.scrollHeight;
    await waitFor(() => expect(nameOf(rowsOf(container).at(-1)!)).toBe('photo 119.png'));
    list.scrollTop = 0;
    await waitFor(() => expect(nameOf(rowsOf(container)[0]!)).toBe('photo 1.png'));
    // Longer than the announcer waits before speaking.
    await new Promise((resolve) => setTimeout(resolve, 400));
    observer.disconnect();
    expect(said).toEqual([]);
    expect(find()).toBe(alert);
  });
});

it('a list of 5,000 images renders only as many rows as fit on a screen, even in its first frame', async () => {
  const { choose, container } = renderDropzone({ http: STANDS, autoUpload: false });
  let most = 0;
  const observer = new MutationObserver(() => {
    most = Math.max(most, rowsOf(container).length);
  });
  observer.observe(container, { childList: true, subtree: true });
  await choose(...photos(5000));
  const list = slot(container, 'list');
  await waitFor(() => expect(list.scrollHeight).toBeGreaterThan(250_000));
  list.scrollTop = list.scrollHeight;
  await waitFor(() => expect(nameOf(rowsOf(container).at(-1)!)).toBe('photo 5000.png'));
  observer.disconnect();
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(30 + OVERSCAN);
});
