/**
 * Faults to put into the code that reads and changes images, and the tests that must notice each of them.
 *
 * @type {readonly import('./mutation.js').Mutation[]}
 */
export const IMAGE_MUTATIONS = [
  {
    guard: 'stripped-files-look-the-same',
    fault: 'sends a stripped file even if it looks different without its metadata',
    change: { condition: 'false' },
    tests: ['test/image/strip/strip-file.kept.test.ts'],
  },
  {
    guard: 'unknown-segments-are-removed',
    fault: 'keeps unknown segments of a JPEG',
    change: { value: "'keep'" },
    tests: ['test/image/strip/strip-file.test.ts'],
  },
  {
    guard: 'unknown-chunks-are-removed',
    fault: 'keeps every chunk of a PNG',
    change: { condition: 'true' },
    tests: ['test/image/strip/strip-file.test.ts'],
  },
  {
    guard: 'unknown-webp-chunks-are-removed',
    fault: 'keeps every chunk of a WebP',
    change: { condition: 'true' },
    tests: ['test/image/strip/strip-file.test.ts'],
  },
  {
    guard: 'memory-of-decoders-is-bounded',
    fault: 'passes a TIFF of any size to a decoder',
    change: { condition: 'false' },
    tests: ['test/image/decoders/tiff-page.test.ts'],
  },
  {
    guard: 'compressed-pixels-come-to-an-end',
    fault: 'passes endless compressed pixels to a decoder',
    change: { condition: 'false' },
    tests: ['test/image/decoders/tiff-page.test.ts'],
  },
  {
    guard: 'decoders-come-to-an-end',
    fault: 'passes endless strips and tiles to a decoder',
    change: { condition: 'false' },
    tests: ['test/image/decoders/tiff-page.test.ts'],
  },
  {
    guard: 'decoders-give-no-other-picture',
    fault: 'passes pixels to a decoder that would decode them incorrectly',
    change: { condition: 'false' },
    tests: ['test/image/decoders/tiff-page.test.ts'],
  },
  {
    guard: 'reads-of-headers-are-bounded',
    fault: 'reads as much of a file as its header demands',
    change: { condition: 'held.length >= wanted' },
    tests: ['test/image/byte-reader.test.ts', 'test/image/mutants.test.ts'],
  },
];
