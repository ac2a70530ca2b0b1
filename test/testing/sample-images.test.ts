import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectImage } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';

describe.each([
  ['jpeg', 'image/jpeg', 'landscape.jpg'],
  ['png', 'image/png', 'gradient.png'],
  ['webp', 'image/webp', 'landscape.webp'],
  ['gif', 'image/gif', 'bars.gif'],
] as const)('sampleImages.%s', (format, type, name) => {
  const make = sampleImages[format];

  it('is a small image of its type', async () => {
    const file = make();
    expect([file.type, file.name]).toEqual([type, name]);
    expect(file.size).toBeLessThan(12_000);
    const facts = await inspectImage(file);
    expect(facts.type).toBe(type);
    expect(facts.width).toBeGreaterThan(0);
    expect(facts.height).toBeGreaterThan(0);
    expect(make({ name: 'a.bin' }).name).toBe('a.bin');
  });

  it('has exactly the requested size and is otherwise the same image', async () => {
    const plain = await inspectImage(make());
    const sizes = fc.oneof(
      fc.integer({ min: 12_000, max: 14_000 }),
      fc.integer({ min: 12_000, max: 400_000 }),
    );
    await fc.assert(
      fc.asyncProperty(sizes, async (bytes) => {
        const file = make({ bytes });
        expect(file.size).toBe(bytes);
        expect(await inspectImage(file)).toEqual(plain);
      }),
      { numRuns: 80 },
    );
  });

  it('has the requested size even if its padding barely exceeds a block of the format', () => {
    const { size } = make();
    // A GIF block takes 256 bytes, and a JPEG comment at most 65,537.
    const more = Array.from({ length: 260 }, (_, index) => 100 + index);
    for (const extra of [...more, 65_538, 65_539, 65_540]) {
      expect(make({ bytes: size + extra }).size).toBe(size + extra);
    }
  });
});
