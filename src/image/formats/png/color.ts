import type { ByteReader } from '../../byte-reader.js';
import { profileOfCicp } from '../../color/cicp.js';
import type { ColorProfile } from '../../color/color-profile.js';
import { readIcc } from '../../color/icc.js';
import { inflate } from '../inflate.js';

/** Bytes. Far more than the profiles of displays and working spaces need. */
const MOST_PROFILE_BYTES = 65_536;

/** The chunks that define colors, in order of precedence: PNG, third edition, section 13.1.1. */
const CHUNKS = ['cICP', 'iCCP', 'sRGB'] as const;

/** The positions of the data of color chunks. */
export type ColorChunks = Map<string, { readonly start: number; readonly length: number }>;

export function isColorChunk(name: string): boolean {
  return CHUNKS.some((known) => known === name);
}

/**
 * Reads the color chunk with the highest precedence. Returns `undefined` if its content isn't supported
 * here.
 */
export async function readColorChunk(
  reader: ByteReader,
  chunks: ColorChunks,
): Promise<ColorProfile | undefined> {
  const name = CHUNKS.find((known) => chunks.has(known));
  const chunk = name && chunks.get(name);
  if (!chunk) return undefined;
  if (name === 'sRGB') return profileOfCicp(1, 13);
  if (chunk.length > MOST_PROFILE_BYTES) return undefined;
  const bytes = (await reader.at(chunk.start, chunk.length)).slice(0, chunk.length);
  if (bytes.length < chunk.length) return undefined;
  if (name === 'cICP') return profileOfCicp(bytes[0] ?? 0, bytes[1] ?? 0);
  // The profile's name ends with 0, and one byte says how the profile is compressed.
  const profile = await inflate(bytes.slice(bytes.indexOf(0) + 2), MOST_PROFILE_BYTES);
  return profile && readIcc(profile);
}
