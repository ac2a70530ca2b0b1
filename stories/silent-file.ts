import { sampleImages } from '../src/testing/index.js';

/**
 * Returns a photo on a drive that stops responding, as a cloud or network drive can. After `reads`
 * reads, its bytes never arrive.
 */
export function silentFile(name: string, reads = 0): File {
  const file = sampleImages.jpeg({ name });
  const slice = file.slice.bind(file);
  let left = reads;
  file.slice = (...range) => {
    const piece = slice(...range);
    if (left === 0) piece.arrayBuffer = () => new Promise(() => {});
    else left -= 1;
    return piece;
  };
  return file;
}
