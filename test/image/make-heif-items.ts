import { box, fileType } from './make-heifs.js';
import { big16, big32, bytesOf, type Bytes, type Part } from './make-images.js';

/** An item of a HEIF file. */
export interface MadeItem {
  readonly id: number;
  /** Four letters. */
  readonly type: string;
  readonly isHidden?: boolean;
  /** Its data; left out, none is written. */
  readonly data?: Bytes;
  /** Its properties other than the spatial extents. */
  readonly properties?: readonly Bytes[];
  /** Defaults to 160 × 120. */
  readonly sides?: readonly [width: number, height: number];
}

export interface HeifItemsOptions {
  readonly brands?: readonly string[];
  /** The first one is primary. */
  readonly items: readonly MadeItem[];
  readonly references?: readonly (readonly [type: string, from: number, ...to: number[]])[];
  /** Boxes after all others. */
  readonly after?: Bytes;
}

const full = (type: string, ...parts: readonly Part[]) => box(type, [0, 0, 0, 0], ...parts);

/** A HEIF file with these items and references, and their data in one `mdat` box. */
export function makeHeifItems(options: HeifItemsOptions): Bytes {
  const { after = new Uint8Array(), brands = ['heic', 'mif1'] } = options;
  const [major = '', ...compatible] = brands;
  const start = fileType(major, ...compatible);
  // The data positions depend on a length that does not depend on them.
  const dataStart = start.length + makeMeta(options, 0).length + 8;
  const data = options.items.map((item) => item.data ?? new Uint8Array());
  return bytesOf(start, makeMeta(options, dataStart), box('mdat', ...data), after);
}

function makeMeta({ items, references = [] }: HeifItemsOptions, dataStart: number): Bytes {
  let position = dataStart;
  const places = items.map(({ data = new Uint8Array(), id }) => {
    const place = bytesOf(big16(id), big16(0), big16(1), big32(position), big32(data.length));
    position += data.length;
    return place;
  });
  const entries = items.map(({ id, isHidden = false, type }) =>
    box('infe', [2, 0, 0, isHidden ? 1 : 0], big16(id), big16(0), type, [0]),
  );
  const links = references.map(([type, from, ...to]) =>
    box(type, big16(from), big16(to.length), ...to.map(big16)),
  );
  const properties = items.map(
    ({ properties: others = [], sides: [width, height] = [160, 120] }) => [
      full('ispe', big32(width), big32(height)),
      ...others,
    ],
  );
  let index = 0;
  const associations = items.map(({ id }, at) => {
    const indexes = properties[at]!.map(() => (index += 1) | 0x80);
    return bytesOf(big16(id), [indexes.length], indexes);
  });
  return full(
    'meta',
    full('hdlr', [0, 0, 0, 0], 'pict', new Uint8Array(13)),
    full('pitm', big16(items[0]!.id)),
    full('iloc', [0x44, 0], big16(items.length), ...places),
    full('iinf', big16(items.length), ...entries),
    links.length > 0 ? full('iref', ...links) : [],
    box(
      'iprp',
      box('ipco', ...properties.flat()),
      full('ipma', big32(items.length), ...associations),
    ),
  );
}
