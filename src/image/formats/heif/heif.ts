import type { Format } from '../format.js';
import { readHeif } from './facts.js';
import { imageTypeOf } from './iso-brands.js';

/** HEIF whose brands do not say how its images are coded. */
export const heif: Format = {
  type: 'image/heif',
  matches: (bytes) => imageTypeOf(bytes) === 'image/heif',
  read: readHeif,
};
