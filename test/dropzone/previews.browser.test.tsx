import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { inspectImage } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { makeCr3, makeHeif } from '../image/make-heifs.js';
import { makeArw, makeDng, makeTiff } from '../image/make-tiffs.js';
import { drawnCanvas, preview, watchDecoding } from './previews.js';
import { aMoment, renderDropzone, STANDS, untilStatuses } from './render-dropzone.js';

afterEach(cleanup);

describe('the preview', () => {
  it('keeps transparency', async () => {
    const sheet = new OffscreenCanvas(200, 200);
    const context = sheet.getContext('2d')!;
    context.fillRect(0, 0, 100, 200);
    const { choose } = renderDropzone();
    await choose(new File([await sheet.convertToBlob()], 'half.png', { type: 'image/png' }));
    const canvas = await drawnCanvas();
    const drawn = canvas.getContext('2d')!;
    const { height, width } = canvas;
    const opacity = (left: number) => drawn.getImageData(left, height / 2, 1, 1).data[3];
    expect([opacity(2), opacity(width - 2)]).toEqual([255, 0]);
  });

  it.each(['jpeg', 'png', 'gif', 'webp'] as const)(
    'shows a small %s in its aspect ratio',
    async (kind) => {
      const file = sampleImages[kind]();
      const { height, width } = await inspectImage(file);
      const { choose } = renderDropzone();
      await choose(file);
      const canvas = await drawnCanvas();
      expect(Math.min(canvas.width, canvas.height)).toBeLessThanOrEqual(64 * devicePixelRatio);
      expect(canvas.width / canvas.height).toBeCloseTo(width! / height!, 1);
      expect(preview().textContent).toBe('');
    },
  );

  it('is hidden from screen readers unless it opens a larger view', async () => {
    const { choose } = renderDropzone({ largerView: 'none' });
    await choose(sampleImages.png());
    await drawnCanvas();
    expect(preview().getAttribute('aria-hidden')).toBe('true');
  });

  it('is shown during the upload and stays after it', async () => {
    const { change, choose } = renderDropzone({ http: STANDS });
    await choose(sampleImages.jpeg());
    const canvas = await drawnCanvas();
    change({ className: 'rendered-again' });
    screen.getByRole('button', { name: /^Cancel/ }).click();
    await untilStatuses('canceled');
    expect(await drawnCanvas()).toBe(canvas);
  });

  it('is the format’s name if the browser can’t draw it', async () => {
    const { choose } = renderDropzone();
    await choose(new File(['no picture'], 'phone.heic'));
    await untilStatuses('rejected');
    await aMoment();
    expect(preview().textContent).toBe('HEIC');
    expect(preview().querySelector('canvas')).toBeNull();
  });

  it('is the proven format’s name if the image is truncated', async () => {
    const { choose } = renderDropzone({ http: STANDS });
    await choose(new File([sampleImages.png().slice(0, 60)], 'half.jpg'));
    await untilStatuses('uploading');
    await aMoment();
    expect(preview().textContent).toBe('PNG');
  });

  const sides = { width: 400, height: 300 };
  it.each([
    ['TIFF', makeTiff(sides)],
    ['HEIC', makeHeif({ ...sides, brands: ['heic', 'mif1'] })],
    ['DNG', makeDng(sides)],
    ['ARW', makeArw(sides)],
    ['CR3', makeCr3(sides)],
  ])('is %s, the format’s name, regardless of the file name', async (label, bytes) => {
    const file = new File([bytes], `photo.${label === 'ARW' ? 'arw' : 'jpg'}`);
    expect(await inspectImage(file)).toMatchObject(sides);
    const record = watchDecoding();
    const { choose } = renderDropzone();
    await choose(file);
    await untilStatuses('rejected');
    await aMoment();
    expect(preview().textContent).toBe(label);
    expect(record.begun).toBe(0);
  });

  it('is the file’s extension, if short enough, when the bytes prove no format', async () => {
    const { choose, user } = renderDropzone();
    await choose(new File(['words'], 'notes.txt'));
    await untilStatuses('rejected');
    expect(preview().textContent).toBe('TXT');
    await user.click(screen.getByRole('button', { name: 'Remove: notes.txt' }));
    await choose(new File(['words'], 'notes.numbers'));
    await untilStatuses('rejected');
    expect(preview().textContent).toBe('');
  });
});
