import type { Sides } from '../formats/bytes.js';
import { scaleSides } from './target-sides.js';

/** Above it, JPEG and WebP take many more bytes for what nobody sees. */
const BEST_QUALITY = 0.92;
/** A share of the limit that is not worth another round. */
const NEAR_ENOUGH = 0.9;
/** The share of the limit that a guess aims at. */
const AIM = 0.95;
const QUALITY_ROUNDS = 4;
const SCALE_ROUNDS = 6;

/** The most that one search encodes. */
export const MOST_ENCODES = 2 + Math.max(QUALITY_ROUNDS, SCALE_ROUNDS);

/** Writes the image at a size; the quality means nothing where the format loses nothing. */
type Encode<Encoded extends { readonly size: number }> = (
  sides: Sides,
  quality: number,
) => Promise<Encoded>;

/** What is looked for. */
interface FitSearch {
  readonly sides: Sides;
  /** Bytes. */
  readonly limit: number;
  /** The least quality; left out where quality makes no fewer bytes. */
  readonly leastQuality?: number | undefined;
  /** The best quality, and so the most that is tried. */
  readonly bestQuality?: number | undefined;
  /** The least share of the sides; from 1 on, all pixels stay. */
  readonly smallest: number;
}

/**
 * The largest quality that fits, then the largest size, close to the limit and never above it.
 * Undefined where nothing fits.
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
    // Bytes grow about as the area does.
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
