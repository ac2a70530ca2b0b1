/** A JPEG inside another file. */
export interface EmbeddedJpeg {
  /** Bytes from the start of the file. */
  readonly start: number;
  readonly length: number;
  /** The EXIF orientation that its container asks for. */
  readonly orientation: number;
}
