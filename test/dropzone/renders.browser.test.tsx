import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Labels } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { sampleImages } from '../../src/testing/index.js';
import { aMoment, renderDropzone, untilStatuses } from './render-dropzone.js';
import { createWaitingHttp } from './waiting-backend.js';

afterEach(cleanup);

describe('a row', () => {
  it('renders alone when its own file gets on', async () => {
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
      await aMoment();
    }
    expect([...new Set(rendered)]).toEqual([files[1]!.size]);
    expect(limits).not.toHaveBeenCalled();
  });

  it('renders once a frame, however often bytes are counted', async () => {
    const size = vi.fn(en.size);
    const { http, requests } = createWaitingHttp();
    const { choose } = renderDropzone({ http, labels: { size } });
    await choose(sampleImages.jpeg({ bytes: 50_000 }));
    await untilStatuses('uploading');
    await aMoment();
    size.mockClear();
    const frames = vi.fn();
    let watched = requestAnimationFrame(function frame() {
      frames();
      watched = requestAnimationFrame(frame);
    });
    await requests[0]!.read(0.9);
    await aMoment();
    cancelAnimationFrame(watched);
    expect(size.mock.calls.length).toBeGreaterThan(0);
    expect(size.mock.calls.length).toBeLessThanOrEqual(frames.mock.calls.length);
    expect(size.mock.calls.length).toBeLessThan(18);
  });
});
