import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sniffImageType } from '../../../src/image/sniff.js';
import { bytesOf } from '../make-images.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg">';
const PROLOG = [' ', '<!-- a -->', '<?a?>', '<!DOCTYPE svg>', '<!DOCTYPE svg', '<!DOCTYPE html>'];
const COMMENT = ['<!--', '-->', '--!>', '<!-->', '<!--->', '-', '>', '<', '<?a', '?>', '[', ']>'];
const INSIDE = ['<html>', '<script>', '<svg', '<svg>', SVG, '"', "'", ' a="', 'x', '\0'];
const pieces = fc.constantFrom(...PROLOG, ...COMMENT, ...INSIDE);

it('never calls a text an SVG if a web page would show anything else of it first', () => {
  let proved = 0;
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const text = `${parts.join('')}${SVG}`;
      if (sniffImageType(bytesOf(text)) !== 'image/svg+xml') return;
      proved += 1;
      const page = new DOMParser().parseFromString(text, 'text/html');
      expect(page.head.childNodes).toHaveLength(0);
      expect(page.body.firstChild?.nodeName).toBe('svg');
    }),
    { numRuns: 5_000 },
  );
  expect(proved).toBeGreaterThan(100);
});
