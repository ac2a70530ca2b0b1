import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Real JPEGs and PNGs of noise, made once and kept next to the benchmarks, outside version control.

const HOME = fileURLToPath(new URL('../.fixtures', import.meta.url));
const SMALL_BYTES = 102_400;
const MEBIBYTE = 1_048_576;
const PHOTO_SIDES = [
  { width: 4000, height: 3000, sigma: 22 },
  { width: 4608, height: 3456, sigma: 20 },
  { width: 5184, height: 3456, sigma: 18 },
  { width: 6000, height: 4000, sigma: 20 },
];

/** @typedef {'small' | 'many' | 'photos' | 'medium' | 'large'} FixtureSet */

/** @type {Readonly<Record<FixtureSet, (directory: string) => Promise<void>>>} */
const MAKERS = {
  // 1,000 different files of exactly 102,400 bytes.
  async small(directory) {
    const bases = [];
    for (let number = 0; number < 50; number += 1) {
      const isPng = number % 5 === 4;
      bases.push({
        bytes: isPng ? await noisePng() : await noiseJpeg(640, 480, 60, 22),
        extension: isPng ? 'png' : 'jpg',
      });
    }
    for (let number = 0; number < 1000; number += 1) {
      const { bytes, extension } = bases[number % bases.length] ?? neverEmpty();
      if (bytes.length > SMALL_BYTES - 4) throw new Error('The noise fills more than 100 KiB.');
      const padded = Buffer.alloc(SMALL_BYTES);
      bytes.copy(padded);
      padded.writeUInt32LE(number, SMALL_BYTES - 4);
      writeFileSync(join(directory, `${String(number).padStart(4, '0')}.${extension}`), padded);
    }
  },
  // 5,000 names for the 1,000 small files.
  async many(directory) {
    const small = await fixtures('small');
    for (let number = 0; number < 5000; number += 1) {
      const path = small[number % small.length] ?? neverEmpty();
      const extension = path.slice(path.lastIndexOf('.'));
      linkSync(path, join(directory, `${String(number).padStart(4, '0')}${extension}`));
    }
  },
  // Twenty photos of 12 to 24 megapixels.
  async photos(directory) {
    for (let number = 0; number < 20; number += 1) {
      const { height, sigma, width } = PHOTO_SIDES[number % PHOTO_SIDES.length] ?? neverEmpty();
      const bytes = await noiseJpeg(width, height, 85, sigma);
      writeFileSync(join(directory, `${String(number).padStart(2, '0')}.jpg`), bytes);
    }
  },
  // Twenty files of 8 MiB that show a small picture.
  async medium(directory) {
    const picture = await noiseJpeg(320, 240, 60, 20);
    for (let number = 0; number < 20; number += 1) {
      const bytes = Buffer.alloc(8 * MEBIBYTE, number + 1);
      picture.copy(bytes);
      writeFileSync(join(directory, `${String(number).padStart(2, '0')}.jpg`), bytes);
    }
  },
  // One file of 200 MiB that shows a small picture.
  async large(directory) {
    const bytes = Buffer.alloc(200 * MEBIBYTE, 7);
    (await noiseJpeg(320, 240, 60, 20)).copy(bytes);
    writeFileSync(join(directory, 'large.jpg'), bytes);
  },
};

/**
 * Returns the paths of a set of files. Makes the files if they are missing.
 *
 * @param {FixtureSet} set
 * @returns {Promise<string[]>}
 */
export async function fixtures(set) {
  const directory = join(HOME, set);
  if (!existsSync(directory)) {
    const draft = `${directory}.draft`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    await MAKERS[set](draft);
    renameSync(draft, directory);
  }
  return readdirSync(directory)
    .toSorted()
    .map((name) => join(directory, name));
}

/** @param {number} width @param {number} height @param {number} quality @param {number} sigma */
async function noiseJpeg(width, height, quality, sigma) {
  return (await noise(width, height, sigma)).jpeg({ quality }).toBuffer();
}

async function noisePng() {
  return (await noise(180, 170, 30)).png().toBuffer();
}

/** @param {number} width @param {number} height @param {number} sigma */
async function noise(width, height, sigma) {
  // From the benchmarks' own dependencies, which may not be installed when this file is read.
  const { default: sharp } = await import('sharp');
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma },
    },
  });
}

/** @returns {never} */
function neverEmpty() {
  throw new Error('The list is empty.');
}
