import { expect, it } from 'vitest';
import { describeChange, lossesOf } from '../../src/image/fit/fit-change.js';

it.each([
  [{ type: 'image/webp' }, true],
  [{ type: 'image/webp', orientation: 1 }, false],
  [{ type: 'image/jpeg' }, false],
] as const)('says of %j whether a turn may be lost: %s', (facts, isSaid) => {
  const said = lossesOf(facts, 'managed').map(describeChange);
  const sentence = 'Kept as browsers show it: the EXIF orientation of the WebP is left out.';
  expect(said.includes(sentence)).toBe(isSaid);
});
