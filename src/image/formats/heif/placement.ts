import { dimensions, type Sides } from '../bytes.js';

/** A part of a picture, in pixels from its upper left corner. */
export interface Region extends Sides {
  readonly left: number;
  readonly top: number;
}

/** A picture during cropping and turning. */
export interface Placement {
  /** The whole picture, as turned so far. */
  readonly from: Sides;
  /** The part that remains after cropping. */
  readonly to: Region;
  /** As an EXIF value. */
  readonly orientation: number;
}

/** The EXIF orientations, from 1 on, after a quarter turn counterclockwise. */
const TURNED = [8, 5, 6, 7, 4, 1, 2, 3] as const;
/** The EXIF orientations, from 1 on, after mirroring left to right or top to bottom. */
const MIRRORED = { across: [2, 1, 4, 3, 6, 5, 8, 7], down: [4, 3, 2, 1, 8, 7, 6, 5] } as const;

export function placed(sides: Sides | undefined): Placement | undefined {
  return sides && { from: sides, to: { left: 0, top: 0, ...sides }, orientation: 1 };
}

/** Turns a picture counterclockwise by a number of quarter turns. */
export function turn(picture: Placement, quarters: number): Placement {
  if (quarters === 0) return picture;
  const { from, orientation, to } = picture;
  const turned = {
    from: { width: from.height, height: from.width },
    to: {
      left: to.top,
      top: from.width - to.left - to.width,
      width: to.height,
      height: to.width,
    },
    orientation: TURNED[orientation - 1]!,
  };
  return turn(turned, quarters - 1);
}

export function mirror({ from, orientation, to }: Placement, way: 'across' | 'down'): Placement {
  const left = way === 'across' ? from.width - to.left - to.width : to.left;
  const top = way === 'down' ? from.height - to.top - to.height : to.top;
  return { from, to: { ...to, left, top }, orientation: MIRRORED[way][orientation - 1]! };
}

/**
 * Crops a picture to a clean aperture, [ISO/IEC 14496-12](https://www.iso.org/standard/83102.html),
 * section 12.1.4: a size, and the offset of its center from that of the picture. Returns `undefined` if
 * it reaches beyond the picture or has a fractional size.
 */
export function crop({ from, orientation, to }: Placement, view: DataView): Placement | undefined {
  const ratio = (offset: number) => view.getUint32(offset) / view.getUint32(offset + 4);
  const size = dimensions(ratio(0), ratio(8));
  if (size === undefined) return undefined;
  const [across, down] = [16, 24].map((at) => view.getInt32(at) / view.getUint32(at + 4));
  const left = (to.width - size.width) / 2 + across!;
  const top = (to.height - size.height) / 2 + down!;
  const isWithin =
    left >= 0 && top >= 0 && left + size.width <= to.width && top + size.height <= to.height;
  if (!isWithin) return undefined;
  return { from, orientation, to: { ...size, left: to.left + left, top: to.top + top } };
}
