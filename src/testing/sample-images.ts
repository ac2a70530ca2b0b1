import { sampleGif } from './samples/gif.js';
import { sampleJpeg } from './samples/jpeg.js';
import { samplePng } from './samples/png.js';
import { sampleWebp } from './samples/webp.js';

/** The options of a sample image. */
export interface SampleImageOptions {
  /** The file's name; each format has its own default. */
  readonly name?: string;
  /** The size of the file in bytes; at least a few kilobytes. */
  readonly bytes?: number;
}

/**
 * Small real images that every browser displays, for stories and tests.
 *
 * @example
 * await user.upload(input, sampleImages.jpeg({ name: 'kitchen.jpg' }));
 */
export const sampleImages = {
  jpeg: ({ bytes = 0, name = 'landscape.jpg' }: SampleImageOptions = {}) =>
    new File([sampleJpeg(bytes)], name, { type: 'image/jpeg' }),
  png: ({ bytes = 0, name = 'gradient.png' }: SampleImageOptions = {}) =>
    new File([samplePng(bytes)], name, { type: 'image/png' }),
  webp: ({ bytes = 0, name = 'landscape.webp' }: SampleImageOptions = {}) =>
    new File([sampleWebp(bytes)], name, { type: 'image/webp' }),
  gif: ({ bytes = 0, name = 'bars.gif' }: SampleImageOptions = {}) =>
    new File([sampleGif(bytes)], name, { type: 'image/gif' }),
};
