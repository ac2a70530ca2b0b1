import { expect, it } from 'vitest';
import { dragState } from '../../../src/react/input/drag-contents.js';

const TYPES = ['image/jpeg', 'image/png'] as const;

it.each([
  [['image/png'], 'accept', 'accept'],
  [['image/png', 'image/jpeg'], 'accept', 'accept'],
  [[''], 'unknown', 'unknown'],
  [['image/pjpeg'], 'unknown', 'unknown'],
  [['application/octet-stream', 'image/png'], 'unknown', 'unknown'],
  [['image/gif'], 'reject', 'unknown'],
  [['image/png', 'image/heic'], 'reject', 'unknown'],
  [['application/pdf'], 'reject', 'reject'],
  [['image/gif', 'text/plain'], 'reject', 'reject'],
])('a drag of %j is shown as %s, and as %s if types can be fixed', (claimed, plain, fixable) => {
  expect(dragState(claimed, TYPES)).toBe(plain);
  expect(dragState(claimed, TYPES, true)).toBe(fixable);
});
