import type { Format } from '../format.js';
import { readHeif } from './facts.js';
import { imageTypeOf } from './iso-brands.js';

/** AVIF: [AV1 Image File Format](https://aomediacodec.github.io/av1-avif/), HEIF with images in AV1. */
export const avif: Format = {
  type: 'image/avif',
  matches: (bytes) => imageTypeOf(bytes) === 'image/avif',
  read: readHeif,
};
