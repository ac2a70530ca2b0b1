import type { ByteReader } from '../byte-reader.js';
import { dimensions, hasText, viewOf, type Sides } from './bytes.js';
import type { Format } from './format.js';
import { jpeg } from './jpeg.js';

const HEADER_BYTES = 100;
const PREVIEW = 84;
const RECORDS = 92;
const MOST_RECORDS = 256;
const CROPPED_SIZE = 0x01_11;

/**
 * Fujifilm's RAW format, after [ExifTool](https://exiftool.org/TagNames/FujiFilm.html#RAF): a JPEG
 * preview whose EXIF is that of the picture, records about the sensor, its data.
 */
export const raf: Format = {
  type: 'image/x-fujifilm-raf',
  matches: (bytes) => hasText(bytes, 0, 'FUJIFILMCCD-RAW '),
  async read(reader) {
    const header = await reader.at(0, HEADER_BYTES);
    if (header.length < HEADER_BYTES) return { animated: false };
    const view = viewOf(header);
    const { orientation } = await jpeg.read(within(reader, view.getUint32(PREVIEW)));
    const size = await fetchCroppedSize(reader, view.getUint32(RECORDS));
    return { animated: false, ...size, ...(orientation !== undefined && { orientation }) };
  },
};

/** The rest of a file as a file of its own. */
function within(reader: ByteReader, start: number): ByteReader {
  return {
    size: reader.size - start,
    at: (offset, length) => reader.at(start + offset, length),
  };
}

/** The size without the sensor's margins: height first, as Fujifilm writes it. */
async function fetchCroppedSize(reader: ByteReader, start: number): Promise<Sides | undefined> {
  const head = await reader.at(start, 4);
  const count = head.length < 4 ? 0 : viewOf(head).getUint32(0);
  let offset = start + 4;
  for (let index = 0; index < Math.min(count, MOST_RECORDS); index += 1) {
    const record = await reader.at(offset, 8);
    if (record.length < 8) return undefined;
    const view = viewOf(record);
    const length = view.getUint16(2);
    if (view.getUint16(0) === CROPPED_SIZE && length === 4) {
      return dimensions(view.getUint16(6), view.getUint16(4));
    }
    offset += 4 + length;
  }
  return undefined;
}
