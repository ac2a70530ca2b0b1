import brook from './brook.webp';
import brushes from './brushes.jpg';
import dandelions from './dandelions.jpg';
import fig from './fig.jpg';
import friends from './friends.jpg';
import picos from './picos-de-europa.jpg';

/** A photo to try the dropzone with; see README.md beside it for author and license. */
export interface Photo {
  readonly name: string;
  readonly url: string;
  readonly type: 'image/jpeg' | 'image/webp';
  /** What it shows. */
  readonly alt: string;
}

export const PHOTOS: readonly Photo[] = [
  { name: 'fig.jpg', url: fig, type: 'image/jpeg', alt: 'Half a fig in a red bowl' },
  {
    name: 'picos-de-europa.jpg',
    url: picos,
    type: 'image/jpeg',
    alt: 'A path below the cliffs of the Picos de Europa',
  },
  // Stored on its side, as phones do, with an orientation in its EXIF data.
  { name: 'friends.jpg', url: friends, type: 'image/jpeg', alt: 'Two spaniels at a fence' },
  { name: 'brushes.jpg', url: brushes, type: 'image/jpeg', alt: 'Brushes full of paint' },
  { name: 'dandelions.jpg', url: dandelions, type: 'image/jpeg', alt: 'Dandelions at sunset' },
  { name: 'brook.webp', url: brook, type: 'image/webp', alt: 'A brook among rocks' },
];

/** The photo as a file, as if chosen from a disk. */
export async function photoFile({ name, type, url }: Photo): Promise<File> {
  const response = await fetch(url);
  return new File([await response.arrayBuffer()], name, { type });
}
