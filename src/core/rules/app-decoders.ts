import { DECODABLE_TYPES, type ImageType } from './image-types.js';

/** Decoders that an app passes for formats that its users' browsers may not have. */
export interface AppDecoders {
  /** Loads a HEIC decoder if the browser has none, such as `() => import('heic-to')`. */
  readonly heic?: HeicLoader | undefined;
  /**
   * Loads a TIFF decoder if the browser has none, such as `() => import('utif2')`. It gets one file
   * at a time, and of that the first page alone, if its pixels take 200 MB at most.
   */
  readonly tiff?: TiffLoader | undefined;
}

/** Loads a decoder for HEIC, such as `() => import('heic-to')`. */
export type HeicLoader = () => Promise<{ readonly heicTo: HeicTo }>;

/** What `heic-to` does, as far as it is needed here. */
export type HeicTo = (request: {
  readonly blob: Blob;
  readonly type: 'bitmap';
}) => Promise<ImageBitmap>;

/** Loads a decoder for TIFF, such as `() => import('utif2')`. */
export type TiffLoader = () => Promise<TiffDecoder | { readonly default: TiffDecoder }>;

/** What [utif2](https://github.com/photopea/UTIF.js) does, as far as it is needed here. */
export interface TiffDecoder {
  /** The pages of a file, not decoded yet. */
  decode(file: ArrayBuffer): TiffPage[];
  /** Decodes a page: adds its pixels to it. */
  decodeImage(file: ArrayBuffer, page: TiffPage): void;
  /** The pixels of a decoded page: red, green, blue and alpha in turn, 8 bits each. */
  toRGBA8(page: TiffPage): Uint8Array;
}

/** One page of a TIFF; only its decoder knows what is in it. */
export interface TiffPage {
  /** Pixels, as stored. */
  width: number;
  /** Pixels, as stored. */
  height: number;
  /** Decoded, in the layout of the file. */
  data: Uint8Array;
  /** Fields by their numbers. */
  [field: string]: string[] | number[] | number | Uint8Array;
}

/** What can be decoded in some browser, or with these decoders in all. */
export function decodableTypes({ tiff }: AppDecoders): readonly ImageType[] {
  return tiff === undefined ? DECODABLE_TYPES : [...DECODABLE_TYPES, 'image/tiff'];
}
