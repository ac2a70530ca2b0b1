/** Parts of a file besides the picture that browsers show, which a re-encoded file can't have. */
export interface Extras {
  /** A video, as in motion photos. */
  readonly motion?: boolean;
  /** Pictures that are neither thumbnails nor parts of the main picture. */
  readonly furtherPictures?: boolean;
  /** An EXIF orientation that browsers ignore. */
  readonly ignoredOrientation?: number;
}
