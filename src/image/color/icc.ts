import { hasText, viewOf } from '../formats/bytes.js';
import { profileOfCicp } from './cicp.js';
import type { ColorProfile, ToneCurve } from './color-profile.js';
import { readToneCurve } from './tone-curve.js';
import type { Matrix } from './matrix.js';
import { nameOfPrimaries } from './primaries.js';

const HEADER_BYTES = 128;
const MOST_TAGS = 100;

/**
 * Reads an [ICC profile](https://www.color.org/icc32.pdf). Returns `undefined` if it is cut short or
 * isn't one. Only the profiles of displays and working spaces are a matrix with curves.
 */
export function readIcc(bytes: Uint8Array): ColorProfile | undefined {
  if (bytes.length < HEADER_BYTES + 4 || !hasText(bytes, 36, 'acsp')) return undefined;
  if (hasText(bytes, 16, 'CMYK')) return { kind: 'other', name: 'cmyk' };
  if (hasText(bytes, 16, 'GRAY')) return { kind: 'other', name: 'gray' };
  if (!hasText(bytes, 16, 'RGB ')) return { kind: 'other' };
  const tags = readTags(bytes);
  const cicp = tags.get('cicp');
  if (cicp && cicp.length >= 12) return profileOfCicp(cicp[8]!, cicp[9]!);
  const columns = ['rXYZ', 'gXYZ', 'bXYZ'].map((tag) => readXyz(tags.get(tag)));
  const curves = ['rTRC', 'gTRC', 'bTRC'].map((tag) => readToneCurve(tags.get(tag)));
  const [red, green, blue] = columns;
  // If a profile has both, the tables are the more exact description.
  if (!red || !green || !blue || !areWhole(curves) || tags.has('A2B0')) return { kind: 'other' };
  const rows = [0, 1, 2].flatMap((row) => [red[row]!, green[row]!, blue[row]!]);
  const toXyz = rows as unknown as Matrix;
  return { kind: 'matrix', name: nameOfPrimaries(toXyz), toXyz, curves };
}

function areWhole(
  curves: readonly (ToneCurve | undefined)[],
): curves is readonly [ToneCurve, ToneCurve, ToneCurve] {
  return curves.every((curve) => curve !== undefined);
}

function readTags(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const view = viewOf(bytes);
  const count = Math.min(view.getUint32(HEADER_BYTES), MOST_TAGS);
  const tags = new Map<string, Uint8Array>();
  for (let index = 0; index < count; index += 1) {
    const entry = HEADER_BYTES + 4 + index * 12;
    if (entry + 12 > bytes.length) break;
    const name = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const start = view.getUint32(entry + 4);
    tags.set(name, bytes.subarray(start, start + view.getUint32(entry + 8)));
  }
  return tags;
}

function readXyz(tag: Uint8Array | undefined): readonly number[] | undefined {
  if (tag === undefined || tag.length < 20 || !hasText(tag, 0, 'XYZ ')) return undefined;
  const view = viewOf(tag);
  return [8, 12, 16].map((offset) => view.getInt32(offset) / 65_536);
}
