import { afterEach, expect, it, vi } from 'vitest';
import { readHeads } from '../../src/image/read-heads.js';
import { goneFile } from '../support/gone-file.js';

afterEach(() => vi.restoreAllMocks());

function fileOf(number: number, bytes: number): Blob {
  return new Blob([new Uint8Array(bytes).fill(number)]);
}

/** The heads of all files, requested in this order. */
function allHeads(files: readonly Blob[]) {
  const headOf = readHeads(files);
  return Promise.all(files.map((_, index) => headOf(index)));
}

it('reads small files and the first 4 KB of large ones, a hundred with seven reads', async () => {
  const read = vi.spyOn(Blob.prototype, 'arrayBuffer');
  const sizes = Array.from(
    { length: 100 },
    (_, number) => [0, 1, 4096, 131_072, 131_073][number % 5]!,
  );
  const heads = await allHeads(sizes.map((bytes, number) => fileOf(number, bytes)));
  expect(heads.map((head) => head?.length)).toEqual(
    sizes.map((bytes) => (bytes > 131_072 ? 4096 : bytes)),
  );
  expect(heads.every((head, number) => head?.every((byte) => byte === number))).toBe(true);
  expect(read).toHaveBeenCalledTimes(7);
});

it('reads only the first 4 KB of each file of a drop of more than 256', async () => {
  const files = Array.from({ length: 257 }, (_, number) => fileOf(number, 5000));
  const heads = await allHeads(files);
  expect(new Set(heads.map((head) => head?.length))).toEqual(new Set([4096]));
  expect((await allHeads(files.slice(1)))[0]).toHaveLength(5000);
});

it('reads nothing before the first head is requested, and only those read with it', async () => {
  const read = vi.spyOn(Blob.prototype, 'arrayBuffer');
  const headOf = readHeads(Array.from({ length: 40 }, (_, number) => fileOf(number, 10)));
  expect(read).not.toHaveBeenCalled();
  expect(await headOf(20)).toEqual(new Uint8Array(10).fill(20));
  expect(await headOf(16)).toEqual(new Uint8Array(10).fill(16));
  expect(read).toHaveBeenCalledTimes(1);
});

it('returns nothing for the files that are read with one that has changed', async () => {
  const gone = await goneFile('gone.jpg');
  const files = Array.from({ length: 20 }, (_, number) =>
    number === 3 ? gone : fileOf(number, 9),
  );
  const heads = await allHeads(files);
  expect(heads.slice(0, 16)).toEqual(Array(16).fill(undefined));
  expect(heads.slice(16)).toEqual([16, 17, 18, 19].map((number) => new Uint8Array(9).fill(number)));
});

it('gives up after a second if one of the files doesn’t arrive', async () => {
  vi.spyOn(Blob.prototype, 'arrayBuffer').mockReturnValueOnce(new Promise(() => {}));
  const started = performance.now();
  expect(await allHeads([fileOf(1, 9), fileOf(2, 9)])).toEqual([undefined, undefined]);
  expect(performance.now() - started).toBeGreaterThan(900);
});

it('leaves a single file to its own read', async () => {
  const read = vi.spyOn(Blob.prototype, 'arrayBuffer');
  expect(await allHeads([fileOf(1, 9)])).toEqual([undefined]);
  expect(read).not.toHaveBeenCalled();
});
