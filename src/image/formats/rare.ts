import { bmp } from './bmp.js';
import { cr3 } from './heif/cr3.js';
import { dng, gpr } from './tiff/dng.js';
import type { Format } from './format.js';
import { avif, heic, heif } from './heif/heif.js';
import { jxl } from './jxl.js';
import { cgbi } from './png/png.js';
import { raf } from './jpeg/raf.js';
import { svg } from './svg.js';
import { arw, cr2, nef, orf, rw2 } from './tiff/raw.js';
import { bigTiff, tiff } from './tiff/tiff.js';

export { fetchMarks } from './tiff/marks.js';

/**
 * All other formats, one line each. The first match counts: a DNG names the camera's maker like the
 * maker's own RAW files, and every RAW format comes before TIFF.
 */
export const RARE_FORMATS: readonly Format[] = [
  avif,
  heic,
  heif,
  bmp,
  jxl,
  cgbi,
  bigTiff,
  cr3,
  raf,
  orf,
  rw2,
  cr2,
  gpr,
  dng,
  arw,
  nef,
  tiff,
  svg,
];
