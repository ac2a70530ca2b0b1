/** One thing that `stripMetadata` removed from a file. */
export type Removal =
  /** Place, camera, date, author, comments and the like. */
  | 'details'
  /** The signed history of an image, by [C2PA](https://spec.c2pa.org/). */
  | 'content-credentials'
  /** Whatever follows the image: further pictures, the video of a motion photo, a gain map. */
  | 'trailing-data';
