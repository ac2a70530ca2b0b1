import { gammaCurve, srgbCurve, type ColorProfile, type ToneCurve } from './color-profile.js';
import { DISPLAY_P3, REC_2020, SRGB } from './primaries.js';

const PRIMARIES = new Map([
  [1, { name: 'srgb', toXyz: SRGB }],
  [2, { name: 'srgb', toXyz: SRGB }],
  [9, { name: 'rec2020', toXyz: REC_2020 }],
  [12, { name: 'display-p3', toXyz: DISPLAY_P3 }],
] as const);

const linear: ToneCurve = (value) => value;
/** Every browser shows the curves of video as sRGB. */
const CURVES = new Map<number, ToneCurve>([
  ...[1, 2, 6, 13, 14, 15].map((number) => [number, srgbCurve] as const),
  [4, gammaCurve(2.2)],
  [5, gammaCurve(2.8)],
  [8, linear],
]);
const PQ = 16;
const HLG = 18;

/**
 * Returns the profile for the code points of [ITU-T H.273](https://www.itu.int/rec/T-REC-H.273): color
 * primaries and transfer characteristics. 2 means unspecified, which browsers treat as sRGB.
 */
export function profileOfCicp(primaries: number, transfer: number): ColorProfile | undefined {
  if (transfer === PQ) return { kind: 'other', name: 'rec2100-pq' };
  if (transfer === HLG) return { kind: 'other', name: 'rec2100-hlg' };
  if (primaries === 2 && transfer === 2) return undefined;
  const known = PRIMARIES.get(primaries as 1);
  const curve = CURVES.get(transfer);
  if (known === undefined || curve === undefined) return { kind: 'other' };
  const isNamed = curve === srgbCurve;
  return {
    kind: 'matrix',
    ...(isNamed && { name: known.name }),
    toXyz: known.toXyz,
    curves: [curve, curve, curve],
  };
}
