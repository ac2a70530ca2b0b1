import { IMAGE_FORMATS, isImageType, RAW_TYPES, type ImageType } from './image-types.js';

/**
 * The types that an app accepts, out of its provider's: MIME types (`image/png`, `image/*`), extensions
 * (`.png`) or presets, in a list or separated by commas, or react-dropzone's object.
 */
export type Accept = string | readonly string[] | Readonly<Record<string, readonly string[]>>;

const PRESETS: Readonly<Record<string, readonly ImageType[]>> = {
  /** Types that every browser displays. */
  web: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'],
  /** Types that phones and cameras produce by default. */
  photos: ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/heic', 'image/heif'],
  /** Sensor data, for developing later. */
  raw: RAW_TYPES,
};

/** Names that operating systems and old software use for types. */
const ALIASES: Readonly<Record<string, ImageType>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'image/x-ms-bmp': 'image/bmp',
};

/**
 * Returns the provider's types that `accept` allows, in the provider's order, and never any others.
 *
 * The bytes prove the type in the end, so an extension means all formats that use it.
 *
 * @throws RangeError if nothing is left that could be uploaded.
 */
export function narrowTypes(types: readonly ImageType[], accept: Accept): readonly ImageType[] {
  const named = isObject(accept) ? Object.entries(accept).flatMap(typesOfEntry) : tokens(accept);
  const left = types.filter((type) => named.some((token) => isNamedBy(type, token)));
  if (left.length > 0) return left;
  throw new RangeError(
    `"accept" leaves nothing to upload: it names ${named.join(', ') || 'nothing'}, and the provider accepts ${types.join(', ')}.`,
  );
}

function isObject(accept: Accept): accept is Readonly<Record<string, readonly string[]>> {
  return typeof accept === 'object' && !Array.isArray(accept);
}

function tokens(accept: string | readonly string[]): string[] {
  const parts = typeof accept === 'string' ? accept.split(',') : accept;
  return parts.map((token) => token.trim().toLowerCase()).filter((token) => token !== '');
}

/** Returns the types of an entry. `{ 'image/*': ['.png'] }` is only PNG: the extensions narrow the key. */
function typesOfEntry([key, extensions]: [string, readonly string[]]): string[] {
  const isWildcard = key.endsWith('/*');
  return isWildcard && extensions.length > 0
    ? tokens(extensions)
    : [...tokens(key), ...tokens(extensions)];
}

function isNamedBy(type: ImageType, token: string): boolean {
  const extensions: readonly string[] = IMAGE_FORMATS[type].extensions;
  if (token.startsWith('.')) return extensions.includes(token);
  if (token === 'image/*' || token === '*/*' || token === '*') return true;
  if (Object.hasOwn(PRESETS, token)) return PRESETS[token]!.includes(type);
  return (isImageType(token) ? token : ALIASES[token]) === type;
}
