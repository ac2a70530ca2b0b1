import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectImage } from '../../../src/image/inspect.js';
import { stripFile } from '../../../src/image/strip/strip-file.js';
import {
  bytesOf,
  jpegSegment,
  makeExif,
  makeExifSegment,
  makeJpeg,
  makePng,
  makeWebp,
  pngChunk,
  type Bytes,
} from '../make-images.js';

const sides = { width: 30, height: 20 };

async function strip(bytes: Bytes) {
  const file = new File([bytes], 'a');
  const { file: made, removals } = await stripFile(file, await inspectImage(file));
  return {
    bytes: new Uint8Array(await made.arrayBuffer()),
    facts: await inspectImage(made),
    removals,
  };
}

it('only the first EXIF block of a JPEG stays, even if nothing else is removed', async () => {
  const first = makeExifSegment({ orientation: 6 });
  const small = (await strip(makeJpeg({ ...sides, before: first }))).bytes;
  const another = jpegSegment(0xe1, 'Exif\0\0', makeExif({ orientation: 3 }), 'GPS');
  const made = await strip(bytesOf(small.subarray(0, 38), another, small.subarray(38)));
  expect(made.bytes).toEqual(small);
  expect(made.facts).toMatchObject({ orientation: 6 });
  expect(made.removals).toEqual(['details']);
});

it('a file that would look different without its metadata is refused', async () => {
  const file = new File([makeJpeg({ ...sides, before: jpegSegment(0xfe, 'GPS') })], 'a.jpg');
  const facts = await inspectImage(file);
  for (const wrong of [{ width: 31 }, { orientation: 2 }, { bitDepth: 12 }, { animated: true }]) {
    await expect(stripFile(file, { ...facts, ...wrong })).rejects.toMatchObject({
      code: 'metadata-not-removable',
      message: expect.stringContaining('changes with it'),
    });
  }
});

describe('a stripped PNG', () => {
  const png = makePng({ ...sides, frames: 2 });
  /** With chunks before and after the image data. */
  const withChunks = (before: readonly Bytes[], after: readonly Bytes[] = []) =>
    bytesOf(png.subarray(0, 33), ...before, png.subarray(33, -12), ...after, png.subarray(-12));
  const text = pngChunk('tEXt', 'GPS');

  it('keeps every frame of an animation', async () => {
    const frames = [
      pngChunk('fcTL', new Uint8Array(26)),
      pngChunk('fdAT', [0, 0, 0, 1, 9, 9]),
    ] as const;
    expect((await strip(withChunks([text], frames))).bytes).toEqual(withChunks([], frames));
  });

  it('keeps what a decoder has to know, including unknown chunks', async () => {
    const unknown = pngChunk('ABCD', [1, 2, 3]);
    expect((await strip(withChunks([text, unknown]))).bytes).toEqual(withChunks([unknown]));
  });

  it('is not turned by EXIF that browsers ignore: after the image data', async () => {
    const late = pngChunk('eXIf', makeExif({ orientation: 6 }));
    const { bytes, removals } = await strip(withChunks([], [late]));
    expect(bytes).toEqual(png);
    expect(removals).toEqual(['details']);
  });

  it('is not turned by EXIF that browsers ignore: with a wrong checksum', async () => {
    const file = await readFile(join(import.meta.dirname, '../vectors/exif-badcrc.png'));
    const { bytes, facts, removals } = await strip(new Uint8Array(file));
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain('eXIf');
    expect(facts).toMatchObject({ orientation: 1 });
    expect(removals).toContain('details');
  });
});

describe('a stripped WebP', () => {
  it('keeps its animation and its transparency', async () => {
    const webp = makeWebp({ ...sides, kind: 'extended', animated: true });
    const chunks = ['ANIM', 'ANMF', 'ALPH'].map((name) => bytesOf(name, [2, 0, 0, 0, 7, 7]));
    const whole = (...more: readonly Bytes[]) => {
      const bytes = bytesOf(webp, ...chunks, ...more);
      new DataView(bytes.buffer).setUint32(4, bytes.length - 8, true);
      return bytes;
    };
    const unknown = bytesOf('abcd', [4, 0, 0, 0], 'GPS ');
    expect((await strip(whole(unknown))).bytes).toEqual(whole());
  });
});
