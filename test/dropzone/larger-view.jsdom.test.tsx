import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { loadOnce as LoadOnce } from '../../src/core/load-once.js';
import { apimart, ImageUploadDropzone } from '../../src/index.js';

// A deployment replaces the chunks of open pages. No server here can remove one, so a mock does.
const missing = vi.hoisted(() => ({ isOn: true }));
vi.mock('../../src/core/load-once.js', async (original) => {
  const { loadOnce } = await original<{ loadOnce: typeof LoadOnce }>();
  return {
    loadOnce: (load: () => Promise<unknown>) => () =>
      loadOnce(
        missing.isOn && String(load).includes('larger-view')
          ? () => Promise.reject(new TypeError('Failed to fetch'))
          : load,
      )(),
  };
});

afterEach(cleanup);

it('a click says that the larger view can’t be loaded, and another click opens it', async () => {
  const result = { url: 'https://cdn.example/attic.jpg' };
  render(
    <ImageUploadDropzone
      provider={apimart}
      defaultValue={[{ id: '1', name: 'attic.jpg', result }]}
    />,
  );
  const picture = screen.getByRole('button', { name: 'View larger: attic.jpg' });
  await userEvent.click(picture);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toBe(
    "Part of this page couldn't be loaded. Reload the page and try again.",
  );
  expect(alert.dataset['code']).toBe('loading-failed');

  missing.isOn = false;
  await userEvent.click(picture);
  // A document without modals can't show one, but nothing breaks.
  await screen.findByRole('dialog', { hidden: true });
  expect(alert.isConnected).toBe(false);
  expect(screen.getByRole('list', { name: 'Images' })).toBeTruthy();
});
