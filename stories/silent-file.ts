import { sampleImages } from '../src/testing/index.js';

/** Returns a photo on a drive that doesn't respond, as a cloud or network drive can: its bytes never arrive. */
export function silentFile(name: string): File {
  const file = sampleImages.jpeg({ name });
  const slice = file.slice.bind(file);
  file.slice = (...range) => {
    const piece = slice(...range);
    piece.arrayBuffer = () => new Promise(() => {});
    return piece;
  };
  return file;
}
