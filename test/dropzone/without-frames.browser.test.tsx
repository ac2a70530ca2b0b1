import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { renderDropzone, slot, untilStatuses } from './render-dropzone.js';
import { createWaitingHttp } from './waiting-backend.js';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('progress is shown even without animation frames, as in a background tab', async () => {
  vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
  const { http, requests } = createWaitingHttp();
  const { choose, container } = renderDropzone({ http });
  await choose(sampleImages.jpeg({ bytes: 50_000 }));
  await untilStatuses('uploading');
  const shown = () => Number(slot(container, 'progress').getAttribute('value'));
  for (const percent of [30, 60, 90]) {
    await requests[0]!.read(percent / 100);
    await waitFor(() => expect(shown()).toBeGreaterThanOrEqual(percent - 1));
  }
});
