import type { AppDecoders } from '../../core/rules/app-decoders.js';
import type { ImageType } from '../../core/rules/image-types.js';
import { decodeHeic } from './decode-heic.js';
import { decodeTiff } from './decode-tiff.js';

type Decode = (file: Blob, signal: AbortSignal) => Promise<ImageBitmap>;

/**
 * Returns a decoder for a type, if the app passed one. Its bitmap is upright, and its pixel values
 * aren't color-managed, since none of these decoders supports color profiles.
 */
export function appDecoderFor(type: ImageType, { heic, tiff }: AppDecoders): Decode | undefined {
  switch (type) {
    case 'image/heic':
    case 'image/heif':
      return heic && ((file, signal) => decodeHeic(file, heic, signal));
    case 'image/tiff':
      return tiff && ((file, signal) => decodeTiff(file, tiff, signal));
    default:
      return undefined;
  }
}
