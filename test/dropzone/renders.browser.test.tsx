import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Profiler } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { apimart, ImageUploadDropzone, type Labels } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { sampleImages } from '../../src/testing/index.js';
import { aMoment, renderDropzone, slot, SUCCEEDS, untilStatuses } from './render-dropzone.js';
import { createWaitingHttp } from './waiting-backend.js';

afterEach(cleanup);

/** Waits until the bar of a row shows that a part has been sent. */
const untilShown = (part: number, row = 0) =>
  waitFor(() => {
    const bar = slot(screen.getAllByRole('listitem')[row]!, 'progress');
    expect(Number(bar.getAttribute('value'))).toBeGreaterThanOrEqual(part * 100 - 1);
  });

describe('a row', () => {
  it('renders alone when its own file progresses', async () => {
    const rendered: number[] = [];
    const size: Labels['size'] = (bytes) => {
      rendered.push(bytes);
      return en.size(bytes);
    };
    const limits = vi.fn(en.limits);
    const labels = { size, limits };
    const { http, requests } = createWaitingHttp();
    const { choose } = renderDropzone({ http, labels });
    const files = [30_000, 40_000, 50_000].map((bytes) => sampleImages.jpeg({ bytes }));
    await choose(...files);
    await untilStatuses('uploading', 'uploading', 'uploading');
    await aMoment();
    rendered.length = 0;
    limits.mockClear();
    for (const part of [0.2, 0.4, 0.6]) {
      await requests[1]!.read(part);
      await untilShown(part, 1);
    }
    expect([...new Set(rendered)]).toEqual([files[1]!.size]);
    expect(limits).not.toHaveBeenCalled();
  });

  it('renders at most once per frame, no matter how often bytes are counted', async () => {
    const size = vi.fn(en.size);
    const { http, requests } = createWaitingHttp();
    const { choose } = renderDropzone({ http, labels: { size } });
    await choose(sampleImages.jpeg({ bytes: 50_000 }));
    await untilStatuses('uploading');
    await aMoment();
    size.mockClear();
    const frames = vi.fn();
    const before = performance.now();
    let watched = requestAnimationFrame(function frame() {
      frames();
      watched = requestAnimationFrame(frame);
    });
    await requests[0]!.read(0.9);
    await untilShown(0.9);
    await aMoment();
    cancelAnimationFrame(watched);
    // A quarter of a second without a frame counts as one.
    const missed = Math.floor((performance.now() - before) / 250);
    expect(size.mock.calls.length).toBeGreaterThan(0);
    expect(size.mock.calls.length).toBeLessThanOrEqual(frames.mock.calls.length + missed);
    expect(size.mock.calls.length).toBeLessThan(18);
  });
});

describe('a batch', () => {
  it('renders a few times per second, not for each status of each file', async () => {
    let commits = 0;
    const settled = vi.fn();
    render(
      <Profiler id="all" onRender={() => (commits += 1)}>
        <ImageUploadDropzone
          provider={apimart}
          http={SUCCEEDS}
          concurrency={6}
          onSettled={settled}
        />
      </Profiler>,
    );
    const before = performance.now();
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
    await userEvent.upload(
      input,
      Array.from({ length: 60 }, () => sampleImages.jpeg()),
    );
    await vi.waitFor(() => expect(settled).toHaveBeenCalled(), 20_000);
    await untilStatuses(...Array.from({ length: 60 }, () => 'success' as const));
    const seconds = (performance.now() - before) / 1000;
    // Each file goes through six statuses.
    expect(commits).toBeLessThanOrEqual(20 + 5 * seconds);
    expect(commits).toBeLessThan(60);
  });
});
