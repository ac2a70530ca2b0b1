/** One thing that was removed from a file. */
export type Removal =
  /** Place, camera, date, author, comments and the like. */
  | 'details'
  /** The signed history of an image, by [C2PA](https://spec.c2pa.org/). */
  | 'content-credentials'
  /** Whatever follows the image: further pictures, the film of a motion photo, a gain map. */
  | 'trailing-data';

/** The English sentence about a removal. */
export function describeRemoval(removal: Removal): string {
  switch (removal) {
    case 'details':
      return 'Details such as place, date and camera are removed.';
    case 'content-credentials':
      return 'Its Content Credentials are removed, so its history can no longer be checked.';
    case 'trailing-data':
      return 'Only the main picture is left: further pictures, motion and HDR data are removed.';
    default:
      return removal satisfies never;
  }
}

/** What is left of a file, in pieces, and what is not. */
export interface Stripped {
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
  readonly removals: ReadonlySet<Removal>;
}
