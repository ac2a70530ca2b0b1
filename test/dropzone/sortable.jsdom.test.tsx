import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { loadOnce as LoadOnce } from '../../src/core/load-once.js';
import { apimart, ImageUploadDropzone } from '../../src/index.js';
import { earlier, handleOf, said, shown } from './sorted-rows.js';

// A deploy replaces the chunks of the pages that are open; no server here can take one away in between.
const missing = vi.hoisted(() => ({ chunk: '' }));
vi.mock('../../src/core/load-once.js', async (original) => {
  const { loadOnce } = await original<{ loadOnce: typeof LoadOnce }>();
  return {
    loadOnce: (load: () => Promise<unknown>) => () =>
      loadOnce(
        missing.chunk !== '' && String(load).includes(missing.chunk)
          ? () => Promise.reject(new TypeError('Failed to fetch'))
          : load,
      )(),
  };
});

/** Like other observers, it isn't part of jsdom. */
class NoResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', NoResizeObserver);
  Element.prototype.scrollIntoView = () => {};
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const renderSortable = () =>
  render(<ImageUploadDropzone provider={apimart} sortable defaultValue={earlier(3)} />);

it('says that sorting can’t be loaded, keeps the list, and tries again once the network is back', async () => {
  missing.chunk = 'sorting';
  renderSortable();
  const alert = await screen.findByRole('alert');
  expect(alert.dataset['code']).toBe('loading-failed');
  expect(alert.textContent).toMatch(/Reload the page/);
  expect(screen.queryByRole('button', { name: 'Move: 1.png' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Remove: 1.png' }));
  expect(shown()).toBe('2 3');

  missing.chunk = '';
  fireEvent(window, new Event('online'));
  await screen.findByRole('button', { name: 'Move: 2.png' });
  expect(alert.isConnected).toBe(false);
});

it('sorts by keyboard if dragging can’t be loaded, and says so to who drags', async () => {
  missing.chunk = 'pointer';
  renderSortable();
  (await screen.findByRole('button', { name: 'Move: 1.png' })).focus();
  expect(screen.queryByRole('alert')).toBeNull();
  await userEvent.keyboard('{Enter}{ArrowDown}{Enter}');
  expect(shown()).toBe('2 1 3');
  expect(said()).toBe('1.png dropped at position 2 of 3.');

  fireEvent.pointerDown(handleOf('3.png'));
  const alert = await screen.findByRole('alert');
  expect(alert.dataset['code']).toBe('loading-failed');
  missing.chunk = '';
  fireEvent.pointerDown(handleOf('3.png'));
  await waitFor(() => expect(alert.isConnected).toBe(false));
});
