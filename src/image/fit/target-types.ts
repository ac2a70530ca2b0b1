import type { ImageType } from '../../core/rules/image-types.js';

/** The types that browsers can write, WebP not in all of them. */
export const WRITABLE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** A type that an image can be turned into. */
export type TargetType = (typeof WRITABLE_TYPES)[number];

/** What decides about the type of the new file. */
interface TargetQuestion {
  readonly source: ImageType;
  /** What the provider takes. */
  readonly taken: readonly ImageType[];
  readonly isTransparent: boolean;
  readonly writesWebp: boolean;
}

/**
 * The types to try in their order, none where the provider takes none that can be written. All but
 * the last are for images that fit without losing pixels.
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
  // PNG loses nothing, and so can do little about bytes.
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
  /** Left out for PNG, which has no quality. */
  readonly leastQuality?: number;
}

/** Below it, JPEG and WebP show what they leave out. */
const LEAST_QUALITY = 0.6;
/** An image that has been compressed this hard shows nothing more. */
const LEAST_QUALITY_OF_COARSE = 0.3;

/** What to try, in order, for a file that has `size` bytes and may have `limit`. */
export function planAttempts(
  types: readonly TargetType[],
  { limit, size, source }: { readonly limit: number; readonly size: number; source: ImageType },
): readonly Attempt[] {
  const [first] = types;
  // Fewer pixels ought not to make more bytes, as they do where the original is compressed harder.
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
