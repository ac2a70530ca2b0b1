import { dimensions, hasText, viewOf, type Format } from './format.js';

const ANIMATION_FLAG = 0x02;

/** WebP: [RFC 9649](https://www.rfc-editor.org/rfc/rfc9649). */
export const webp: Format = {
  type: 'image/webp',
  matches: (bytes) =>
    hasText(bytes, 0, 'RIFF') &&
    hasText(bytes, 8, 'WEBPVP8') &&
    (bytes[15] === 0x20 || bytes[15] === 0x4c || bytes[15] === 0x58),
  async read(reader) {
    const head = await reader.at(0, 30);
    const known = { orientation: 1 };
    if (head.length < 30) return known;
    const view = viewOf(head);
    if (hasText(head, 12, 'VP8X')) {
      const width = 1 + (view.getUint32(24, true) & 0xff_ff_ff);
      const height = 1 + (view.getUint32(26, true) >>> 8);
      return { ...known, width, height, animated: (head[20]! & ANIMATION_FLAG) !== 0 };
    }
    if (hasText(head, 12, 'VP8L')) {
      const bits = view.getUint32(21, true);
      return {
        ...known,
        animated: false,
        width: 1 + (bits & 0x3f_ff),
        height: 1 + ((bits >>> 14) & 0x3f_ff),
      };
    }
    const keyFrame = head[23] === 0x9d && head[24] === 0x01 && head[25] === 0x2a;
    const width = view.getUint16(26, true) & 0x3f_ff;
    const height = view.getUint16(28, true) & 0x3f_ff;
    return { ...known, animated: false, ...(keyFrame && dimensions(width, height)) };
  },
};
