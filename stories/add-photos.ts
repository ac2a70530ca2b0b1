import { photoFile, PHOTOS } from '../demo/photos/photos.js';
import { addFiles } from './add-files.js';

/** Chooses the first photos of the demo; `demo/photos/README.md` names their authors and licenses. */
export async function addPhotos(canvas: HTMLElement, count = PHOTOS.length): Promise<void> {
  await addFiles(canvas, await Promise.all(PHOTOS.slice(0, count).map(photoFile)));
}
