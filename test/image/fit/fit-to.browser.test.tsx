import { expect, it } from 'vitest';
import { fitTo } from '../../../src/image/fit/fit-to.js';
import { inspectImage } from '../../../src/image/inspect.js';
import { fileOf, makePicture } from '../fit-files.js';

it('fits an image to the limits of any model', async () => {
  const photo = await makePicture({ width: 800, height: 600, noise: 0.5, type: 'image/jpeg' });
  const limits = {
    maxBytes: 60_000,
    maxSide: 700,
    maxPixels: 200_000,
    types: ['image/webp'],
  } as const;
  const { file, notes } = await fitTo(limits)(fileOf('a.jpg', photo));
  const { height = 0, type, width = 0 } = await inspectImage(file);
  expect(type).toBe('image/webp');
  expect(file).toMatchObject({ name: 'a.webp', type: 'image/webp' });
  expect(file.size).toBeLessThanOrEqual(60_000);
  expect(width * height).toBeLessThanOrEqual(200_000);
  expect(Math.max(width, height)).toBeLessThanOrEqual(700);
  expect(notes[0]).toBe('Converted from JPEG to WebP.');
});

it('never exceeds the requested quality', async () => {
  const photo = fileOf('a.png', await makePicture({ width: 300, height: 200, noise: 0.5 }));
  const types = ['image/jpeg'] as const;
  const fine = await fitTo({ types })(photo);
  const coarse = await fitTo({ types, quality: 0.4 })(photo);
  expect(coarse.file.size).toBeLessThan(0.7 * fine.file.size);
});
