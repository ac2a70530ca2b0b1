import { joinBytes } from '../../core/join-bytes.js';
import { filling } from './bytes.js';
import { LANDSCAPE_JPEG } from './landscape.js';

const COMMENT_HEAD = 4;
const MOST_IN_COMMENT = 0xff_fd;

/** Creates a JPEG with comments that pad it to a size. */
export function sampleJpeg(bytes: number): Uint8Array<ArrayBuffer> {
  const comments: Uint8Array[] = [];
  let missing = bytes - LANDSCAPE_JPEG.length;
  while (missing >= COMMENT_HEAD) {
    const most = Math.min(missing - COMMENT_HEAD, MOST_IN_COMMENT);
    // A remainder that is too short for a separate comment is left for the next one.
    const rest = missing - COMMENT_HEAD - most;
    const length = rest > 0 && rest < COMMENT_HEAD ? most - COMMENT_HEAD : most;
    comments.push(joinBytes([0xff, 0xfe, (length + 2) >> 8, (length + 2) & 0xff], filling(length)));
    missing -= COMMENT_HEAD + length;
  }
  return joinBytes(LANDSCAPE_JPEG.subarray(0, 2), ...comments, LANDSCAPE_JPEG.subarray(2));
}
