import type { ImageType } from '../../core/rules/image-types.js';

/** The types that browsers can write. Not all can write WebP. */
export const WRITABLE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** A type that an image can be turned into. */
export type TargetType = (typeof WRITABLE_TYPES)[number];

/** Input for choosing the type of the new file. */
interface TargetQuestion {
  readonly source: ImageType;
  /** The types that the provider accepts. */
  readonly taken: readonly ImageType[];
  readonly isTransparent: boolean;
  readonly writesWebp: boolean;
}

/**
 * Returns the types to try, in order; empty if the provider accepts none that can be written. All but
 * the last are only for images that fit without losing pixels.
 */
export function targetTypes(question: TargetQuestion): readonly TargetType[] {
  const { isTransparent, source, taken, writesWebp } = question;
  const isPossible = (type: TargetType) =>
    taken.includes(type) && (type !== 'image/webp' || writesWebp);
  const liked: readonly TargetType[] = isTransparent
    ? ['image/png', 'image/webp', 'image/jpeg']
    : ['image/jpeg', 'image/webp', 'image/png'];
  const first = [...liked.filter((type) => type === source), ...liked].find(isPossible);
  if (first !== 'image/png') return first === undefined ? [] : [first];
  // PNG is lossless, so it can hardly save bytes.
  const smaller: readonly TargetType[] = isTransparent
    ? ['image/webp']
    : ['image/webp', 'image/jpeg'];
  return [first, ...smaller.filter(isPossible).slice(0, 1)];
}

/** One search for a file that fits. */
export interface Attempt {
  readonly type: TargetType;
  /** Bytes. */
  readonly limit: number;
  readonly mayShrink: boolean;
  /** Omitted for PNG, which has no quality. */
  readonly leastQuality?: number;
}

/** Below this quality, the losses of JPEG and WebP are visible. */
const LEAST_QUALITY = 0.6;
/** For a source that was already compressed this much, the losses aren't visible. */
const LEAST_QUALITY_OF_COARSE = 0.3;

/** Plans what to try, in order, for a file that has `size` bytes and may have `limit`. */
export function planAttempts(
  types: readonly TargetType[],
  { limit, size, source }: { readonly limit: number; readonly size: number; source: ImageType },
): readonly Attempt[] {
  const [first] = types;
  // An image with fewer pixels shouldn't have more bytes, which happens if the original is compressed
  // more.
  const isTunable = first !== undefined && first === source && first !== 'image/png';
  const modest = { limit: size, mayShrink: false, leastQuality: LEAST_QUALITY_OF_COARSE };
  return [
    ...(isTunable && size < limit ? [{ type: first, ...modest }] : []),
    ...types.map((type, index) => ({
      type,
      limit,
      mayShrink: index === types.length - 1,
      ...(type !== 'image/png' && { leastQuality: LEAST_QUALITY }),
    })),
  ];
}
