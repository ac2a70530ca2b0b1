import { QueryClient } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { apimart } from '../../src/index.js';
import { createUploader } from '../../src/react/uploader.js';
import { sampleImages } from '../../src/testing/index.js';

const COUNT = 1000;
const LONGEST_FRAME_MS = 200;

/** Watches how long the page takes from frame to frame. */
function watchFrames() {
  let longest = 0;
  let before = performance.now();
  let running = true;
  const look = (now: number) => {
    longest = Math.max(longest, now - before);
    before = now;
    if (running) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return () => {
    running = false;
    return longest;
  };
}

// A frame may be late because of the machine; three times in a row it is because of us.
it('checks a thousand files without a frame that comes late', { retry: 2 }, async () => {
  const images = [sampleImages.jpeg(), sampleImages.png(), sampleImages.webp(), sampleImages.gif()];
  const files = Array.from({ length: COUNT }, (_, index) => {
    const image = images[index % images.length]!;
    return new File([image], `${index}-${image.name}`, { type: '' });
  });
  const client = new QueryClient();
  const uploader = createUploader(
    () => ({ provider: apimart, autoUpload: false }),
    () => client,
    (flush) => requestAnimationFrame(flush),
  );
  const stop = watchFrames();
  uploader.add(files);
  await vi.waitFor(
    () => expect(uploader.store.items().every(({ status }) => status === 'queued')).toBe(true),
    { timeout: 30_000, interval: 50 },
  );
  expect(stop()).toBeLessThan(LONGEST_FRAME_MS);
  const types = uploader.store.items().map(({ type }) => type);
  expect(types.slice(0, 4)).toEqual(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
});
