import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Photos that the npm package uikit (MIT) has for its own tests, under names that people give to files.

const SOURCE = fileURLToPath(new URL('../node_modules/uikit/tests/images/', import.meta.url));
const HOME = fileURLToPath(new URL('../.fixtures/looks/', import.meta.url));

/** A panorama and two upright ones among them. */
const NAMES = {
  'photo.jpg': 'house at dusk.jpg',
  'size1.jpg': 'IMG_20260517_183042_hills above the valley.jpg',
  'size-v.jpg': 'staircase.jpg',
  'photo2.jpg': 'sofa.jpg',
  'size-h.jpg': 'beach panorama.jpg',
  'avatar.jpg': 'portrait with hat.jpg',
};

/** The names of those that the server refuses where uploads have to fail. */
export const FAILING = ['staircase.jpg', 'beach panorama.jpg'];

/** @returns {string[]} The paths of the six. */
export function photoPaths() {
  mkdirSync(HOME, { recursive: true });
  return Object.entries(NAMES).map(([from, to]) => {
    copyFileSync(join(SOURCE, from), join(HOME, to));
    return join(HOME, to);
  });
}

/** @returns {string} The path of a file that none of the components takes. */
export function documentPath() {
  mkdirSync(HOME, { recursive: true });
  const path = join(HOME, 'floor plan.pdf');
  writeFileSync(path, '%PDF-1.7\n');
  return path;
}
