import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { inspectImage } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { aMoment, renderDropzone, slot, STANDS, untilStatuses } from './render-dropzone.js';

afterEach(cleanup);

const preview = () => slot(screen.getByRole('listitem'), 'preview');

/** The canvas of the one row, once it is drawn. */
async function drawnCanvas(): Promise<HTMLCanvasElement> {
  return waitFor(() => {
    const canvas = preview().querySelector('canvas');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    if (!pixels?.some((value) => value > 0)) throw new Error('Nothing is drawn yet.');
    return canvas!;
  });
}

describe('the preview', () => {
  it.each(['jpeg', 'png', 'gif', 'webp'] as const)(
    'shows a small %s in its shape',
    async (kind) => {
      const file = sampleImages[kind]();
      const { height, width } = await inspectImage(file);
      const { choose } = renderDropzone();
      await choose(file);
      const canvas = await drawnCanvas();
      expect(Math.max(canvas.width, canvas.height)).toBeLessThanOrEqual(64 * devicePixelRatio);
      expect(canvas.width / canvas.height).toBeCloseTo(width! / height!, 1);
      expect(preview().textContent).toBe('');
    },
  );

  it('says nothing to screen readers', async () => {
    const { choose } = renderDropzone();
    await choose(sampleImages.png());
    await drawnCanvas();
    expect(preview().getAttribute('aria-hidden')).toBe('true');
  });

  it('is there while the upload runs and stays when it is over', async () => {
    const { change, choose } = renderDropzone({ http: STANDS });
    await choose(sampleImages.jpeg());
    const canvas = await drawnCanvas();
    change({ className: 'rendered-again' });
    screen.getByRole('button', { name: /^Cancel/ }).click();
    await untilStatuses('canceled');
    expect(await drawnCanvas()).toBe(canvas);
  });

  it('is the name of the format where the browser cannot draw it', async () => {
    const { choose } = renderDropzone();
    await choose(new File(['no picture'], 'phone.heic'));
    await untilStatuses('rejected');
    await aMoment();
    expect(preview().textContent).toBe('HEIC');
    expect(preview().querySelector('canvas')).toBeNull();
  });

  it('is the name of the proven format where the image is broken off', async () => {
    const { choose } = renderDropzone({ http: STANDS });
    await choose(new File([sampleImages.png().slice(0, 60)], 'half.jpg'));
    await untilStatuses('uploading');
    await aMoment();
    expect(preview().textContent).toBe('PNG');
  });

  it('is what the name says where the bytes prove nothing, if that is short enough', async () => {
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
