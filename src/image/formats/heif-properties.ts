import type { ImageFacts } from '../../core/image-facts.js';
import type { ByteReader } from '../byte-reader.js';
import { dimensions, type Sides } from './bytes.js';
import { boxesIn, viewIn, type Box, type Extent } from './iso-boxes.js';

/** The properties that decide how an image is shown, and how many bytes each takes. */
const PROPERTY_BYTES = new Map([
  ['ispe', 12],
  ['clap', 32],
  ['irot', 1],
  ['imir', 1],
]);

/** The EXIF orientations by quarter turns clockwise; in the second row the image is mirrored first. */
const TURNED = [1, 6, 3, 8];
const MIRRORED_THEN_TURNED = [2, 7, 4, 5];

/** Size, and orientation in EXIF's numbers, of an image with the properties of these indexes, from 1. */
export async function readProperties(
  reader: ByteReader,
  container: Extent,
  indexes: readonly number[],
): Promise<Omit<ImageFacts, 'type'> | undefined> {
  const boxes: Box[] = [];
  for await (const box of boxesIn(reader, container)) boxes.push(box);
  let size: Sides | undefined;
  let turns = 0;
  let mirrored = false;
  for (const index of indexes) {
    if (index > boxes.length) return undefined;
    const box = boxes[index - 1];
    const bytes = box && PROPERTY_BYTES.get(box.type);
    if (!bytes) continue;
    const view = await viewIn(reader, box, bytes);
    if (view === undefined) return undefined;
    if (box.type === 'ispe') {
      size = dimensions(view.getUint32(4), view.getUint32(8));
    } else if (box.type === 'clap') {
      size = size && cropped(size, view, turns % 2 === 1);
    } else if (box.type === 'irot') {
      turns += 4 - (view.getUint8(0) & 3);
    } else {
      // Mirrored after turns is turned the other way after mirroring; 0 is top to bottom.
      turns = ((view.getUint8(0) & 1) === 1 ? 4 : 6) - (turns % 4);
      mirrored = !mirrored;
    }
  }
  const orientation = (mirrored ? MIRRORED_THEN_TURNED : TURNED)[turns % 4]!;
  return size && { ...size, orientation };
}

/** What a clean aperture leaves, as stored; it is measured as shown. Half pixels prove nothing. */
function cropped({ height, width }: Sides, view: DataView, isSideways: boolean): Sides | undefined {
  const across = view.getUint32(0) / view.getUint32(4);
  const down = view.getUint32(8) / view.getUint32(12);
  const left = isSideways ? dimensions(down, across) : dimensions(across, down);
  return left && left.width <= width && left.height <= height ? left : undefined;
}
