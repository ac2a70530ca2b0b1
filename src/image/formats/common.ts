import type { Format } from './format.js';
import { gif } from './gif.js';
import { jpeg } from './jpeg/jpeg.js';
import { png } from './png/png.js';
import { webp } from './webp.js';

/** The formats of nearly all images. No file matches more than one of them. */
export const COMMON_FORMATS: readonly Format[] = [jpeg, png, webp, gif];
