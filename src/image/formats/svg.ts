import type { Format } from './format.js';

const LOOKED_AT_BYTES = 4096;

const SPACE = '[ \t\r\n]';
const EQUALS = `${SPACE}*=${SPACE}*`;
const INSTRUCTION = String.raw`<\?[^>]*\?>`;
const COMMENT = '<!--(?!-?>)(?:[^-]|-[^-])*-->';
const DOCTYPE = `<!DOCTYPE${SPACE}+svg(?:${SPACE}[^<>[]*)?>`;
const ATTRIBUTE = `${SPACE}+[\\w:.-]+${EQUALS}(?:"[^"<]*"|'[^'<]*')`;
const NAMESPACE = `${SPACE}+xmlns${EQUALS}(["'])http://www\\.w3\\.org/2000/svg\\1`;

const START = new RegExp(
  `^(?:${SPACE}|${INSTRUCTION}|${COMMENT}|${DOCTYPE})*` +
    `<svg(?:${ATTRIBUTE})*?${NAMESPACE}(?:${ATTRIBUTE})*${SPACE}*/?>`,
);

/**
 * SVG: [SVG 2](https://www.w3.org/TR/SVG2/). Before the start tag, only what XML and HTML parse
 * identically is allowed, so that no web page matches: HTML ends a processing instruction and a document
 * type at their first `>`, and a comment at `<!-->`.
 *
 * The size isn't determined, since a style sheet can override it.
 */
export const svg: Format = {
  type: 'image/svg+xml',
  // Decoding also drops a byte order mark.
  matches: (bytes) => START.test(new TextDecoder().decode(bytes.subarray(0, LOOKED_AT_BYTES))),
  read: async () => ({}),
};
