/** Data that `stripMetadata` removed from a file. */
export type Removal =
  /** Place, camera, date, author, comments and similar details. */
  | 'details'
  /** The signed history of an image, by [C2PA](https://spec.c2pa.org/). */
  | 'content-credentials'
  /** Data after the image: other pictures, the video of a motion photo, a gain map. */
  | 'trailing-data';
