import type { AppDecoders } from '../../core/rules/app-decoders.js';
import type { ImageType } from '../../core/rules/image-types.js';
import { decodeHeic } from './decode-heic.js';
import { decodeTiff } from './decode-tiff.js';

type Decode = (file: Blob, signal: AbortSignal) => Promise<ImageBitmap>;

/**
 * What decodes a type by a decoder that the app passes, if it passes one: an upright bitmap of bare
 * numbers, since none of these decoders knows anything of colors.
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
