/** General facts about an image format. */
interface ImageFormat {
  /** The name that people know it by. */
  readonly label: string;
  /** File name extensions with their dot. The usual one comes first. */
  readonly extensions: readonly string[];
}

/**
 * Every image type that this package can identify by a file's bytes.
 *
 * Provider profiles, file pickers and sentences refer to these. Each provider's profile lists those
 * that it accepts.
 */
export const IMAGE_FORMATS = {
  'image/jpeg': { label: 'JPEG', extensions: ['.jpg', '.jpeg', '.jpe', '.jfif'] },
  'image/png': { label: 'PNG', extensions: ['.png', '.apng'] },
  'image/webp': { label: 'WebP', extensions: ['.webp'] },
  'image/gif': { label: 'GIF', extensions: ['.gif'] },
  'image/avif': { label: 'AVIF', extensions: ['.avif', '.avifs'] },
  'image/heic': { label: 'HEIC', extensions: ['.heic', '.heics'] },
  'image/heif': { label: 'HEIF', extensions: ['.heif', '.heifs'] },
  'image/tiff': { label: 'TIFF', extensions: ['.tif', '.tiff'] },
  'image/bmp': { label: 'BMP', extensions: ['.bmp', '.dib'] },
  'image/jxl': { label: 'JPEG XL', extensions: ['.jxl'] },
  'image/svg+xml': { label: 'SVG', extensions: ['.svg'] },
  'image/x-adobe-dng': { label: 'DNG', extensions: ['.dng'] },
  'image/x-sony-arw': { label: 'ARW', extensions: ['.arw'] },
  'image/x-nikon-nef': { label: 'NEF', extensions: ['.nef'] },
  'image/x-fujifilm-raf': { label: 'RAF', extensions: ['.raf'] },
  'image/x-canon-cr2': { label: 'CR2', extensions: ['.cr2'] },
  'image/x-canon-cr3': { label: 'CR3', extensions: ['.cr3'] },
  'image/x-olympus-orf': { label: 'ORF', extensions: ['.orf'] },
  'image/x-panasonic-rw2': { label: 'RW2', extensions: ['.rw2'] },
  'image/x-gopro-gpr': { label: 'GPR', extensions: ['.gpr'] },
  'image/x-bigtiff': { label: 'BigTIFF', extensions: ['.tif', '.tiff', '.btf', '.tf8'] },
  'image/x-apple-cgbi': { label: 'CgBI PNG', extensions: ['.png'] },
} as const satisfies Record<string, ImageFormat>;

/** A MIME type that the bytes of a file can prove. */
export type ImageType = keyof typeof IMAGE_FORMATS;

/** The eight camera formats that hold sensor data rather than a finished picture. */
export const RAW_TYPES = [
  'image/x-adobe-dng',
  'image/x-sony-arw',
  'image/x-nikon-nef',
  'image/x-fujifilm-raf',
  'image/x-canon-cr2',
  'image/x-canon-cr3',
  'image/x-olympus-orf',
  'image/x-panasonic-rw2',
] as const satisfies readonly ImageType[];

/**
 * Types that at least one browser can decode. Only Safari decodes HEIC and JPEG XL. All other types
 * contain no picture that a browser can read, or may contain scripts.
 */
export const DECODABLE_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/heic',
  'image/heif',
  'image/jxl',
  'image/bmp',
] as const satisfies readonly ImageType[];

/** Returns the common name of a type, such as "JPEG" for `image/jpeg`. Returns unknown types unchanged. */
export function formatLabel(type: string): string {
  return isImageType(type) ? IMAGE_FORMATS[type].label : type;
}

/** Whether a string is one of the types of {@link IMAGE_FORMATS}. */
export function isImageType(type: string): type is ImageType {
  return Object.hasOwn(IMAGE_FORMATS, type);
}
