import type { ByteReader } from '../../byte-reader.js';
import type { ColorProfile } from '../../color/color-profile.js';
import { readIcc } from '../../color/icc.js';
import type { TiffDirectory } from './directory.js';
import { ICC_PROFILE, PHOTOMETRIC_INTERPRETATION } from './tags.js';

/** Bytes. Far more than the profiles of displays and working spaces need. */
const MOST_PROFILE_BYTES = 65_536;

const CMYK = 5;
const GRAY = new Set([0, 1]);

/**
 * Reads the colors of a directory: CMYK and gray by photometric interpretation, others by the profile,
 * [ICC.1](https://www.color.org/icc32.pdf), annex B.4. Returns `undefined` if it states neither.
 */
export async function readTiffColor(
  reader: ByteReader,
  { fields }: TiffDirectory,
): Promise<ColorProfile | undefined> {
  const photometric = fields.get(PHOTOMETRIC_INTERPRETATION)?.number ?? -1;
  if (photometric === CMYK) return { kind: 'other', name: 'cmyk' };
  if (GRAY.has(photometric)) return { kind: 'other', name: 'gray' };
  const profile = fields.get(ICC_PROFILE);
  if (profile === undefined) return undefined;
  const { count, offset } = profile;
  if (count > MOST_PROFILE_BYTES) return { kind: 'other' };
  return readIcc((await reader.at(offset, count)).slice(0, count));
}
