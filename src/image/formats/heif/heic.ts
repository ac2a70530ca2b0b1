import type { Format } from '../format.js';
import { readHeif } from './facts.js';
import { imageTypeOf } from './iso-brands.js';

/** HEIC: HEIF with images in HEVC, as phones take them. */
export const heic: Format = {
  type: 'image/heic',
  matches: (bytes) => imageTypeOf(bytes) === 'image/heic',
  read: readHeif,
};
