/** What a file holds besides the picture that browsers show, and a re-encoded one can't. */
export interface Extras {
  /** A video, as in motion photos. */
  readonly motion?: boolean;
  /** Pictures that are neither thumbnails nor parts of the one shown. */
  readonly furtherPictures?: boolean;
  /** An EXIF orientation that browsers don't heed. */
  readonly ignoredOrientation?: number;
}
