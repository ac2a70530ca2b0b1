import { describe, expect, it } from 'vitest';
import type { FitChange } from '../../src/core/notes/fit-change.js';
import type { Removal } from '../../src/core/notes/removal.js';
import { fitToProvider, stripMetadata } from '../../src/index.js';
import { PACKS, packOf } from './packs.js';

const CHANGES: readonly FitChange[] = [
  { kind: 'converted', from: 'image/heic', to: 'image/jpeg' },
  { kind: 'compressed', from: 24_100_000, to: 9_800_000 },
  { kind: 'scaled', from: { width: 8000, height: 6000 }, to: { width: 4000, height: 3000 } },
  { kind: 'flattened' },
  { kind: 'incomplete', missing: 0.391 },
  { kind: 'incomplete', missing: 0 },
  { kind: 'metadata-dropped' },
  { kind: 'orientation-dropped' },
  { kind: 'colors-converted', from: 'display-p3' },
  { kind: 'colors-converted', from: 'gray' },
  { kind: 'colors-uncertain' },
  { kind: 'precision-reduced', from: 16 },
  { kind: 'gain-map-dropped' },
  { kind: 'motion-dropped' },
  { kind: 'pictures-dropped' },
];
const REMOVALS: readonly Removal[] = ['details', 'content-credentials', 'trailing-data'];
const NOTES = [...CHANGES, ...REMOVALS];
const english = packOf('en').describeNote;

/** What every language says unchanged, whatever the words around it. */
const PARTS: readonly [FitChange, readonly string[]][] = [
  [CHANGES[0]!, ['HEIC', 'JPEG']],
  [CHANGES[1]!, ['24', '9']],
  [CHANGES[2]!, ['8000 × 6000', '4000 × 3000']],
  [CHANGES[4]!, ['40']],
  [CHANGES[8]!, ['Display P3', 'sRGB']],
  [CHANGES[11]!, ['16', '8']],
];

describe.each(PACKS)('the notes in $tag', ({ describeNote, tag }) => {
  it('are complete and distinct sentences', () => {
    const sentences = NOTES.map(describeNote);
    expect(sentences.filter((one) => !/^\S.+[.。]$/.test(one))).toEqual([]);
    expect(sentences.filter((one) => /undefined|NaN|\[object| {2}/.test(one))).toEqual([]);
    expect(new Set(sentences).size).toBe(NOTES.length);
  });

  it.each(PARTS)('include every fact of %o', (change, parts) => {
    for (const part of parts) expect(describeNote(change)).toContain(part);
  });

  it('are in English only for English', () => {
    const same = NOTES.filter((note) => describeNote(note) === english(note));
    expect(same).toEqual(tag === 'en' ? NOTES : []);
  });

  it('are accepted by every step that takes notes', () => {
    expect(fitToProvider({ notes: describeNote })).toBeTypeOf('function');
    expect(stripMetadata({ notes: describeNote })).toBeTypeOf('function');
  });
});
