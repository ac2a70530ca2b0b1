import { DECODABLE_TYPES, type ImageType } from './image-types.js';

/** Decoders that an app provides for formats that its users' browsers may not support. */
export interface AppDecoders {
  /** Loads a HEIC decoder if the browser has none, such as `() => import('heic-to')`. */
  readonly heic?: HeicLoader | undefined;
  /**
   * Loads a TIFF decoder if the browser has none, such as `() => import('utif2')`. It decodes one file
   * at a time, and only the first page, if its pixels need at most 200 MB.
   */
  readonly tiff?: TiffLoader | undefined;
}

/** Loads a decoder for HEIC, such as `() => import('heic-to')`. */
export type HeicLoader = () => Promise<{ readonly heicTo: HeicTo }>;

/** The part of `heic-to` that is used here. */
export type HeicTo = (request: {
  readonly blob: Blob;
  readonly type: 'bitmap';
}) => Promise<ImageBitmap>;

/** Loads a decoder for TIFF, such as `() => import('utif2')`. */
export type TiffLoader = () => Promise<TiffDecoder | { readonly default: TiffDecoder }>;

/** The part of [utif2](https://github.com/photopea/UTIF.js) that is used here. */
export interface TiffDecoder {
  /** Returns the pages of a file, not decoded yet. */
  decode(file: ArrayBuffer): TiffPage[];
  /** Decodes a page and adds its pixels to it. */
  decodeImage(file: ArrayBuffer, page: TiffPage): void;
  /** Returns the pixels of a decoded page: red, green, blue and alpha in turn, 8 bits each. */
  toRGBA8(page: TiffPage): Uint8Array;
}

/** One page of a TIFF. Only its decoder knows its contents. */
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

/** Returns the types that some browser can decode, or that all can with these decoders. */
export function decodableTypes({ tiff }: AppDecoders): readonly ImageType[] {
  return tiff === undefined ? DECODABLE_TYPES : [...DECODABLE_TYPES, 'image/tiff'];
}
