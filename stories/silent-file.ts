import { sampleImages } from '../src/testing/index.js';

/**
 * A photo on a drive that stops answering, as one in the cloud or on the network can: its bytes come
 * for so many reads, and never after.
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
