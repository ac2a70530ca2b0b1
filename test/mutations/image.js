/**
 * Faults put into the code that reads and changes images, and the tests that must notice each of them.
 *
 * @type {readonly import('./mutation.js').Mutation[]}
 */
export const IMAGE_MUTATIONS = [
  {
    guard: 'stripped-files-look-the-same',
    fault: 'sends a picture that looks different without its metadata',
    change: { condition: 'false' },
    tests: ['test/image/strip/strip-file.kept.test.ts'],
  },
  {
    guard: 'unknown-segments-are-removed',
    fault: 'keeps every segment of a JPEG that it does not know',
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
    fault: 'gives a decoder a TIFF of any size',
    change: { condition: 'false' },
    tests: ['test/image/decoders/tiff-page.test.ts'],
  },
  {
    guard: 'compressed-pixels-come-to-an-end',
    fault: 'gives a decoder compressed pixels that never end',
    change: { condition: 'false' },
    tests: ['test/image/decoders/tiff-page.test.ts'],
  },
  {
    guard: 'decoders-come-to-an-end',
    fault: 'gives a decoder strips and tiles that never end',
    change: { condition: 'false' },
    tests: ['test/image/decoders/tiff-page.test.ts'],
  },
  {
    guard: 'decoders-give-no-other-picture',
    fault: 'gives a decoder pixels that it gets wrong',
    change: { condition: 'false' },
    tests: ['test/image/decoders/tiff-page.test.ts'],
  },
  {
    guard: 'reads-of-headers-are-bounded',
    fault: 'reads as much of a file as its header asks for',
    change: { condition: 'held.length >= wanted' },
    tests: ['test/image/byte-reader.test.ts', 'test/image/mutants.test.ts'],
  },
];
