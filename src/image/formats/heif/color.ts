import type { ByteReader } from '../../byte-reader.js';
import { profileOfCicp } from '../../color/cicp.js';
import type { ColorProfile } from '../../color/color-profile.js';
import { readIcc } from '../../color/icc.js';
import { viewIn, type Extent } from './iso-boxes.js';

/** Bytes. Far more than the profiles of cameras and phones need, most of which have 500 bytes. */
const MOST_PROFILE_BYTES = 65_536;
const TYPE_BYTES = 4;

/** Reads a `colr` box, [ISO/IEC 14496-12](https://www.iso.org/standard/83102.html), section 12.1.5. */
export async function readColor(
  reader: ByteReader,
  box: Extent,
): Promise<ColorProfile | undefined> {
  const length = box.end - box.start;
  if (length > MOST_PROFILE_BYTES) return { kind: 'other' };
  const view = await viewIn(reader, box, length);
  if (view === undefined) return undefined;
  const type = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(at)));
  if (type === 'nclx' && length >= 10) return profileOfCicp(view.getUint16(4), view.getUint16(6));
  if (type !== 'prof' && type !== 'rICC') return undefined;
  const { buffer, byteOffset } = view;
  return readIcc(new Uint8Array(buffer, byteOffset + TYPE_BYTES, length - TYPE_BYTES));
}
