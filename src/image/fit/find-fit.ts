import type { Sides } from '../formats/bytes.js';
import { scaleSides } from './target-sides.js';

/** Above this quality, JPEG and WebP need many more bytes for no visible gain. */
const BEST_QUALITY = 0.92;
/** If a file uses this share of the limit, another round isn't worth it. */
const NEAR_ENOUGH = 0.9;
/** The share of the limit that a guess aims at. */
const AIM = 0.95;
const QUALITY_ROUNDS = 4;
const SCALE_ROUNDS = 6;

/** The maximum number of encodings of one search. */
export const MOST_ENCODES = 2 + Math.max(QUALITY_ROUNDS, SCALE_ROUNDS);

/** Encodes the image at a size. Lossless formats ignore the quality. */
type Encode<Encoded extends { readonly size: number }> = (
  sides: Sides,
  quality: number,
) => Promise<Encoded>;

/** Input for a search. */
interface FitSearch {
  readonly sides: Sides;
  /** Bytes. */
  readonly limit: number;
  /** The minimum quality; omitted if a lower quality doesn't save bytes. */
  readonly leastQuality?: number | undefined;
  /** The best quality, which is the maximum that is tried. */
  readonly bestQuality?: number | undefined;
  /** The minimum scale of the sides; from 1 on, all pixels are kept. */
  readonly smallest: number;
}

/**
 * Finds the highest quality that fits, or else the largest size, close to the limit and never above it.
 * Returns `undefined` if nothing fits.
 */
export async function findFit<Encoded extends { readonly size: number }>(
  encode: Encode<Encoded>,
  search: FitSearch,
): Promise<Encoded | undefined> {
  const { bestQuality = BEST_QUALITY, limit, sides, smallest } = search;
  const best = await encode(sides, bestQuality);
  if (best.size <= limit) return best;
  const leastQuality = search.leastQuality && Math.min(search.leastQuality, bestQuality);
  const least = leastQuality === undefined ? best : await encode(sides, leastQuality);
  if (least.size <= limit) return raiseQuality(encode, { ...search, leastQuality }, least);
  return smallest < 1 ? shrink(encode, { ...search, leastQuality }, least) : undefined;
}

async function raiseQuality<Encoded extends { readonly size: number }>(
  encode: Encode<Encoded>,
  { bestQuality = BEST_QUALITY, leastQuality = bestQuality, limit, sides }: FitSearch,
  least: Encoded,
): Promise<Encoded> {
  let found = least;
  let fits = leastQuality;
  let isTooMuch = bestQuality;
  for (let round = 0; round < QUALITY_ROUNDS; round += 1) {
    if (found.size >= NEAR_ENOUGH * limit) break;
    const quality = (fits + isTooMuch) / 2;
    const tried = await encode(sides, quality);
    if (tried.size > limit) {
      isTooMuch = quality;
    } else {
      found = tried;
      fits = quality;
    }
  }
  return found;
}

async function shrink<Encoded extends { readonly size: number }>(
  encode: Encode<Encoded>,
  { bestQuality = BEST_QUALITY, leastQuality = bestQuality, limit, sides, smallest }: FitSearch,
  whole: Encoded,
): Promise<Encoded | undefined> {
  let found: Encoded | undefined;
  let fits = smallest;
  let isTooMuch = 1;
  let last = { scale: 1, size: whole.size };
  for (let round = 1; round <= SCALE_ROUNDS; round += 1) {
    // The number of bytes grows roughly with the area.
    const guess = last.scale * Math.sqrt((AIM * limit) / last.size);
    const isLastChance = found === undefined && (round === SCALE_ROUNDS || guess <= smallest);
    const middle = (fits + isTooMuch) / 2;
    const scale = isLastChance ? smallest : guess > fits && guess < isTooMuch ? guess : middle;
    const tried = await encode(scaleSides(sides, scale), leastQuality);
    if (tried.size <= limit) {
      found = tried;
      fits = scale;
      if (tried.size >= NEAR_ENOUGH * limit) break;
    } else {
      isTooMuch = scale;
      if (isLastChance) break;
    }
    last = { scale, size: tried.size };
  }
  return found;
}
