import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTestHttp, sampleImages } from '../../src/testing/index.js';
import { renderDropzone, slot, STANDS, statuses, untilStatuses } from './render-dropzone.js';

afterEach(cleanup);

const REFUSED = createTestHttp([
  {
    answer: {
      status: 422,
      body: { error: { code: 'provider-rejected', message: 'No.', retryable: false } },
    },
  },
]);
const UNCLEAR = createTestHttp([{ progress: 1 }, { fail: 'network' }]);
const BUSY = createTestHttp([
  {
    answer: {
      status: 503,
      body: { error: { code: 'proxy-unavailable', message: 'Later.', retryable: true } },
    },
  },
]);

function photos(count: number): File[] {
  return Array.from({ length: count }, (_, at) => sampleImages.png({ name: `${at + 1}.png` }));
}

const all = <Status extends string>(status: Status, count = 10) =>
  Array.from({ length: count }, () => status);

describe('the summary of several images', () => {
  it('is shown for two or more images, and counts refused files', async () => {
    const { choose, container } = renderDropzone();
    await choose(...photos(1));
    await untilStatuses('success');
    expect(container.querySelector('[data-slot="summary"]')).toBeNull();
    await choose(...photos(1), new File(['%PDF'], 'plan.pdf'));
    await untilStatuses('success', 'success', 'rejected');
    expect(slot(container, 'totals').textContent).toBe('2 of 2 uploaded, 1 not accepted');
  });

  it('shows the same percentage as its bar and the rows, whatever the fraction', async () => {
    const http = createTestHttp([{ progress: 0.2961 }, { wait: Infinity }]);
    const { choose, container } = renderDropzone({ http });
    await choose(...photos(2));
    await waitFor(() => expect(container.querySelectorAll('[value="29"]')).toHaveLength(3));
    for (const meta of container.querySelectorAll('[data-slot="meta"]')) {
      expect(meta.textContent).toMatch(/29.?%$/);
    }
  });

  it('shows the overall progress, and cancels all uploads', async () => {
    const onCancel = vi.fn();
    const { choose, container, chooseButton, user } = renderDropzone({ http: STANDS, onCancel });
    await choose(...photos(10));
    const summary = within(await waitFor(() => slot(container, 'summary')));
    expect(summary.getByText(/^0 of 10 uploaded/)).toBeTruthy();
    const bar = summary.getByRole('progressbar', { name: 'All uploads' });
    await waitFor(() => expect(bar.getAttribute('value')).toBe('9'));

    await user.click(summary.getByRole('button', { name: 'Cancel all' }));
    expect(statuses()).toEqual(all('canceled'));
    expect(onCancel).toHaveBeenCalledTimes(10);
    expect(summary.queryByRole('progressbar')).toBeNull();
    // The button is gone, but the focus isn't lost.
    expect(document.activeElement).toBe(chooseButton);
  });

  it('retries failed images, but none that may have arrived', async () => {
    const { change, choose, user } = renderDropzone({ http: BUSY, retries: 0 });
    await choose(...photos(8));
    await untilStatuses(...all('error', 8));
    change({ http: UNCLEAR });
    await choose(...photos(2));
    await untilStatuses(...all('error'));
    change({ http: undefined });
    change({ http: createTestHttp([{ answer: { body: { url: 'https://cdn.example/1' } } }]) });
    await user.click(await screen.findByRole('button', { name: 'Retry 8 failed' }));
    await untilStatuses(...all('success', 8), 'error', 'error');
    expect(screen.queryByRole('button', { name: /^Retry \d/ })).toBeNull();
  });

  it('offers a retry if the user wasn’t signed in', async () => {
    const signedOut = createTestHttp([
      {
        answer: {
          status: 401,
          body: { error: { code: 'unauthorized', message: 'Who?', retryable: false } },
        },
      },
    ]);
    const { change, choose, container, user } = renderDropzone({ http: signedOut });
    await choose(...photos(10));
    await untilStatuses(...all('error'));
    expect(slot(container, 'message').textContent).toBe(
      "You're not signed in. Sign in and try again.",
    );
    change({ http: createTestHttp([{ answer: { body: { url: 'https://cdn.example/1' } } }]) });
    await user.click(await screen.findByRole('button', { name: 'Retry 10 failed' }));
    await untilStatuses(...all('success'));
  });

  it('offers no retry for images that would fail again', async () => {
    const { choose, container } = renderDropzone({ http: REFUSED });
    await choose(...photos(10));
    await untilStatuses(...all('error'));
    expect(slot(container, 'summary').textContent).toBe('0 of 10 uploaded, 10 failed');
  });

  it('removes finished images from the list', async () => {
    const onRemove = vi.fn();
    const { choose, user } = renderDropzone({ onRemove });
    await choose(...photos(10), new File(['%PDF'], 'plan.pdf'));
    await untilStatuses(...all('success'), 'rejected');
    await user.click(screen.getByRole('button', { name: 'Clear finished' }));
    expect(statuses()).toEqual(['rejected']);
    expect(onRemove).toHaveBeenCalledTimes(10);
  });

  it('removes canceled images from the list', async () => {
    const { choose, user } = renderDropzone({ http: STANDS });
    await choose(...photos(10));
    await user.click(screen.getByRole('button', { name: 'Cancel all' }));
    await untilStatuses(...all('canceled'));
    await user.click(screen.getByRole('button', { name: 'Clear finished' }));
    expect(statuses()).toEqual([]);
  });

  it('doesn’t remove images that are yet to be submitted with a form', async () => {
    const { choose } = renderDropzone({ name: 'photos' });
    await choose(...photos(10));
    await untilStatuses(...all('success'));
    expect(screen.queryByRole('button', { name: 'Clear finished' })).toBeNull();
  });
});
