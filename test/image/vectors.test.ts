import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ImageFacts } from '../../src/core/rules/image-facts.js';
import { inspectImage } from '../../src/image/inspect.js';

const FOLDER = join(import.meta.dirname, 'vectors');

interface Vector {
  readonly file: string;
  readonly expect: ImageFacts;
  readonly why: string;
}

const vectors = JSON.parse(await readFile(join(FOLDER, 'expect.json'), 'utf8')) as Vector[];
const inspect = async (name: string) =>
  inspectImage(new File([new Uint8Array(await readFile(join(FOLDER, name)))], name));

it.each(vectors)('reports for $file: $why', async ({ expect: facts, file }) => {
  expect(await inspect(file)).toMatchObject(facts);
});

it.each([
  ['superccd.raf', { width: 4256, height: 2848 }],
  ['bayer.raf', { width: 6000, height: 4000 }],
])('knows the size of %s', async (file, sides) => {
  expect(await inspect(file)).toMatchObject(sides);
});
