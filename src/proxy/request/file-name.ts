import { splitFileName, typeOfExtension } from '../../core/rules/file-name.js';
import { IMAGE_FORMATS, type ImageType } from '../../core/rules/image-types.js';

const MOST_BYTES = 100;
const FALLBACK = 'image';

/**
 * Returns a file name that is safe in a header, a path and a log line.
 *
 * It keeps the readable part of the client's name: the last path segment in NFC, at most 100 bytes,
 * without control characters, marks that change the text direction, quotes and separators. The
 * extension is that of the proven type.
 */
export function cleanFileName(name: string, type: ImageType): string {
  const { extensions } = IMAGE_FORMATS[type];
  // guard: names-end-at-a-line-break
  const readable = name
    .normalize('NFC')
    // Text after a line break was never part of a name.
    .split(/\p{Cc}/u)[0]!
    .split(/[/\\]/)
    .at(-1)!
    .replaceAll(/[\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}"'`<>|:*?%;]/gu, '')
    // Characters that a mark separated may now form one.
    .normalize('NFC')
    .trim();
  const written = splitFileName(readable);
  const claimed = written.extension.toLowerCase();
  const extension = extensions.find((known) => known === claimed) ?? extensions[0];
  const base = typeOfExtension(claimed) === undefined ? readable : written.base;
  const available = MOST_BYTES - extension.length;
  const cut = cutToBytes(base.replace(/^[.\s]+/, ''), available).replace(/[.\s]+$/, '');
  return (cut === '' ? FALLBACK : cut) + extension;
}

/** Shortens a text between characters, never within one. */
function cutToBytes(text: string, most: number): string {
  const encoder = new TextEncoder();
  let cut = '';
  let bytes = 0;
  for (const character of text) {
    bytes += encoder.encode(character).byteLength;
    if (bytes > most) break;
    cut += character;
  }
  return cut;
}
