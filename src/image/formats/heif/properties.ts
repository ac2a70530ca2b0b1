import type { ByteReader } from '../../byte-reader.js';
import type { ColorProfile } from '../../color/color-profile.js';
import { dimensions, type Sides } from '../bytes.js';
import { isSideways } from '../tiff/exif.js';
import { readColor } from './color.js';
import { crop, mirror, placed, turn, type Placement, type Region } from './placement.js';
import { boxesIn, viewIn, type Box, type Extent } from './iso-boxes.js';

/** The properties that are read, and the minimum number of bytes of each. */
const PROPERTY_BYTES = new Map([
  ['ispe', 12],
  ['clap', 32],
  ['irot', 1],
  ['imir', 1],
  ['pixi', 6],
  ['colr', 4],
]);

/** A picture as described by the header of a HEIF file. */
export interface HeifPicture extends Sides {
  /** As an EXIF value. Width and height are as stored. */
  readonly orientation: number;
  /** The part that remains if the picture is cropped, turned as shown. */
  readonly cropped?: { readonly from: Sides; readonly to: Region } | undefined;
  readonly color?: ColorProfile | undefined;
  readonly bitDepth?: number | undefined;
}

/**
 * Reads a picture from the properties with these indexes, from 1. Returns `undefined` if they aren't all
 * there.
 */
export async function readProperties(
  reader: ByteReader,
  container: Extent,
  indexes: readonly number[],
): Promise<HeifPicture | undefined> {
  const boxes: Box[] = [];
  for await (const box of boxesIn(reader, container)) boxes.push(box);
  let picture: Placement | undefined;
  let color: ColorProfile | undefined;
  let bitDepth: number | undefined;
  for (const index of indexes) {
    if (index > boxes.length) return undefined;
    const box = boxes[index - 1];
    const bytes = box && PROPERTY_BYTES.get(box.type);
    if (!bytes) continue;
    const view = await viewIn(reader, box, bytes);
    if (view === undefined) return undefined;
    if (box.type === 'ispe') {
      picture = placed(dimensions(view.getUint32(4), view.getUint32(8)));
    } else if (box.type === 'pixi') {
      bitDepth = view.getUint8(5) || undefined;
    } else if (box.type === 'colr') {
      color = (await readColor(reader, box)) ?? color;
    } else if (picture !== undefined) {
      picture = place(picture, box.type, view);
    }
  }
  return picture && { ...shown(picture), color, bitDepth };
}

function place(picture: Placement, type: string, view: DataView): Placement | undefined {
  if (type === 'clap') return crop(picture, view);
  if (type === 'irot') return turn(picture, view.getUint8(0) & 3);
  return mirror(picture, (view.getUint8(0) & 1) === 1 ? 'across' : 'down');
}

function shown({ from, orientation, to }: Placement): HeifPicture {
  const sides = isSideways(orientation) ? { width: to.height, height: to.width } : to;
  const isCropped = to.width !== from.width || to.height !== from.height;
  return {
    width: sides.width,
    height: sides.height,
    orientation,
    cropped: isCropped ? { from, to } : undefined,
  };
}
