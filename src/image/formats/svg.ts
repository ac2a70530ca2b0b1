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
 * SVG: [SVG 2](https://www.w3.org/TR/SVG2/). Only what XML and HTML read alike may stand in front of
 * the start tag, so that no web page is one: HTML ends an instruction and a document type at their
 * first `>`, and a comment at `<!-->`.
 *
 * How large it is stays open, since a style sheet has the last word.
 */
export const svg: Format = {
  type: 'image/svg+xml',
  // Decoding also drops a byte order mark.
  matches: (bytes) => START.test(new TextDecoder().decode(bytes.subarray(0, LOOKED_AT_BYTES))),
  read: async () => ({}),
};
