import { big16, big32, bytesOf, type Bytes, type Part } from './make-images.js';

const fixed = (value: number) => big32(Math.round(value * 65_536));

/** The columns of red, green and blue in XYZ under D50, as in Apple's profile. */
export const P3_PRIMARIES = [
  [0.515_12, 0.241_2, -0.001_05],
  [0.291_98, 0.692_25, 0.041_89],
  [0.157_1, 0.066_57, 0.784_07],
] as const;

/** The curve of sRGB, including its linear part. */
export const SRGB_CURVE = bytesOf(
  'para',
  [0, 0, 0, 0, 0, 3, 0, 0],
  ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.040_45].map(fixed),
);

export interface IccOptions {
  readonly primaries?: readonly (readonly number[])[];
  readonly curve?: Uint8Array;
  readonly colors?: string;
  /** Additional tags, which make it another kind of profile. */
  readonly more?: readonly (readonly [name: string, data: Uint8Array])[];
}

/** An ICC profile of a screen; by default that of Display P3. */
export function makeIcc(options: IccOptions = {}): Bytes {
  const { colors = 'RGB ', curve = SRGB_CURVE, more = [], primaries = P3_PRIMARIES } = options;
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ...['r', 'g', 'b'].map((channel, index): readonly [string, Uint8Array] => [
      `${channel}XYZ`,
      bytesOf('XYZ ', [0, 0, 0, 0], ...primaries[index]!.map(fixed)),
    ]),
    ...['r', 'g', 'b'].map((channel): readonly [string, Uint8Array] => [`${channel}TRC`, curve]),
    ...more,
  ];
  let at = 132 + tags.length * 12;
  const entries: Part[] = [];
  for (const [name, data] of tags) {
    entries.push(name, big32(at), big32(data.length));
    at += data.length;
  }
  const header = bytesOf(
    big32(at),
    [0, 0, 0, 0],
    [4, 0, 0, 0],
    'mntr',
    colors,
    'XYZ ',
    new Uint8Array(12),
    'acsp',
    new Uint8Array(28),
    ...[0.9642, 1, 0.8249].map(fixed),
    new Uint8Array(48),
  );
  return bytesOf(header, big32(tags.length), ...entries, ...tags.map(([, data]) => data));
}

/** A curve given as a table of this many values. */
export function sampledCurve(count: number, curve: (value: number) => number): Bytes {
  const values = Array.from({ length: count }, (_, at) =>
    Math.round(65_535 * curve(at / (count - 1))),
  );
  return bytesOf('curv', [0, 0, 0, 0], big32(count), ...values.map(big16));
}
