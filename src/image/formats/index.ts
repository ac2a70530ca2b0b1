import type { Format } from './format.js';
import { gif } from './gif.js';
import { jpeg } from './jpeg.js';
import { png } from './png.js';
import { webp } from './webp.js';

/** The formats that are told apart by their bytes, one line each. */
export const FORMATS: readonly Format[] = [jpeg, png, webp, gif];
