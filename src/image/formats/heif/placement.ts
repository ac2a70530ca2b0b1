import { dimensions, type Sides } from '../bytes.js';

/** A part of a picture, in pixels from its upper left corner. */
export interface Region extends Sides {
  readonly left: number;
  readonly top: number;
}

/** A picture on its way to how it is shown. */
export interface Placement {
  /** The whole of it, as far as it has been turned. */
  readonly from: Sides;
  /** What is left of it. */
  readonly to: Region;
  /** In EXIF's numbers. */
  readonly orientation: number;
}

/** What becomes of EXIF's numbers, from 1 on, when what is shown is turned a quarter anticlockwise. */
const TURNED = [8, 5, 6, 7, 4, 1, 2, 3] as const;
/** … and when it is mirrored left to right, or top to bottom. */
const MIRRORED = { across: [2, 1, 4, 3, 6, 5, 8, 7], down: [4, 3, 2, 1, 8, 7, 6, 5] } as const;

export function placed(sides: Sides | undefined): Placement | undefined {
  return sides && { from: sides, to: { left: 0, top: 0, ...sides }, orientation: 1 };
}

/** Turned anticlockwise, by so many quarters. */
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
 * Cut to a clean aperture, [ISO/IEC 14496-12](https://www.iso.org/standard/83102.html), section
 * 12.1.4: a size, and how far its center is from that of the picture. Undefined where it is larger
 * than the picture or ends within a pixel.
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
