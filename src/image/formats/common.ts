import type { Format } from './format.js';
import { gif } from './gif.js';
import { jpeg } from './jpeg/jpeg.js';
import { png } from './png/png.js';
import { webp } from './webp.js';

/** The formats of nearly all images. Nothing that is one of them is one of the others as well. */
export const COMMON_FORMATS: readonly Format[] = [jpeg, png, webp, gif];
