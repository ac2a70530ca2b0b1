import { hasText, viewOf } from '../bytes.js';

/** Bytes. No file has this many brands, and all must be within the first bytes. */
const MOST_BYTES = 1024;

/** Brands that describe a file's structure but not how its images are coded. */
const GENERAL = new Set(['mif1', 'mif2', 'msf1', 'miaf']);
/** The major brand of files with a `mini` box, whose codec replaces the version of the major brand. */
const MINIMIZED = 'mif3';
const AVIF = new Set(['avif', 'avis']);
const HEIC = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']);
const SEQUENCE = new Set(['avis', 'msf1', 'hevc', 'hevx', 'hevm', 'hevs']);

/**
 * Returns the brands of an ISO base media file, the major one first; empty if they aren't all there.
 * [ISO/IEC 14496-12](https://www.iso.org/standard/83102.html), section 4.3.
 */
export function brandsOf(bytes: Uint8Array): readonly string[] {
  if (!hasText(bytes, 4, 'ftyp') || bytes.length < 16) return [];
  const length = viewOf(bytes).getUint32(0);
  if (length < 16 || length > Math.min(bytes.length, MOST_BYTES)) return [];
  const brands: string[] = [];
  for (let offset = 8; offset + 4 <= length; offset += 4) {
    // The version is between the major brand and the others.
    if (offset !== 12) brands.push(String.fromCharCode(...bytes.subarray(offset, offset + 4)));
  }
  return brands;
}

/**
 * Returns the image type that the brands stand for,
 * [ISO/IEC 23008-12](https://www.iso.org/standard/89035.html), annex B. Only a file whose major brand is
 * an image brand is an image, since videos may contain images, too.
 */
export function imageTypeOf(
  bytes: Uint8Array,
): 'image/avif' | 'image/heic' | 'image/heif' | undefined {
  const [major = '', ...compatible] = brandsOf(bytes);
  const isGeneral = GENERAL.has(major) || major === MINIMIZED;
  const codec = major === MINIMIZED ? [String.fromCharCode(...bytes.subarray(12, 16))] : [];
  for (const brand of isGeneral ? [...codec, ...compatible] : [major]) {
    if (AVIF.has(brand)) return 'image/avif';
    if (HEIC.has(brand)) return 'image/heic';
  }
  return isGeneral ? 'image/heif' : undefined;
}

/** Whether the file may have frames in a track, as a video does. */
export function mayMove(bytes: Uint8Array): boolean {
  return brandsOf(bytes).some((brand) => SEQUENCE.has(brand));
}
