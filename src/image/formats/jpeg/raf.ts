import { readerFrom, type ByteReader } from '../../byte-reader.js';
import { dimensions, hasText, viewOf, type Sides } from '../bytes.js';
import type { Format } from '../format.js';
import { jpeg } from './jpeg.js';

const HEADER_BYTES = 100;
const PREVIEW = 84;
const RECORDS = 92;
const MOST_RECORDS = 256;
const CROPPED_SIZE = 0x01_11;
const LAYOUT = 0x01_30;
/** The sensor's rows are stored side by side, two in one. */
const PAIRED_ROWS = 0x80;
/** Not set if the sensor's grid is rotated by 45°: a Super CCD. */
const UPRIGHT_GRID = 0x08;

/**
 * Fujifilm's RAW format, after [ExifTool](https://exiftool.org/TagNames/FujiFilm.html#RAF): a JPEG
 * preview with the EXIF data of the picture, then records about the sensor, then its data.
 */
export const raf: Format = {
  type: 'image/x-fujifilm-raf',
  matches: (bytes) => hasText(bytes, 0, 'FUJIFILMCCD-RAW '),
  async read(reader) {
    const header = await reader.at(0, HEADER_BYTES);
    if (header.length < HEADER_BYTES) return { animated: false };
    const view = viewOf(header);
    const { orientation } = await jpeg.read(readerFrom(reader, view.getUint32(PREVIEW)));
    const size = await fetchCroppedSize(reader, view.getUint32(RECORDS));
    return { animated: false, ...size, ...(orientation !== undefined && { orientation }) };
  },
};

/** Reads the size without the sensor's margins. Fujifilm writes the height first. */
async function fetchCroppedSize(reader: ByteReader, start: number): Promise<Sides | undefined> {
  const head = await reader.at(start, 4);
  const count = head.length < 4 ? 0 : viewOf(head).getUint32(0);
  let offset = start + 4;
  let size: Sides | undefined;
  for (let index = 0; index < Math.min(count, MOST_RECORDS); index += 1) {
    const record = await reader.at(offset, 8);
    if (record.length < 8) return undefined;
    const view = viewOf(record);
    const tag = view.getUint16(0);
    const length = view.getUint16(2);
    if (tag === CROPPED_SIZE && length === 4) {
      size = dimensions(view.getUint16(6), view.getUint16(4));
    }
    if (tag === LAYOUT && length >= 2) {
      return size && laidOut(size, view.getUint8(4), view.getUint8(5));
    }
    offset += 4 + length;
  }
  return size;
}

/**
 * Returns the size as shown of a picture that the sensor stores differently, after
 * [ExifTool](https://exiftool.org/TagNames/FujiFilm.html#RAF) and dcraw's interpretation of both bytes.
 */
function laidOut({ height, width }: Sides, rows: number, grid: number): Sides | undefined {
  if ((rows & PAIRED_ROWS) !== 0) return dimensions(width / 2, height * 2);
  return (grid & UPRIGHT_GRID) === 0 ? { width, height: height * 2 } : { width, height };
}
