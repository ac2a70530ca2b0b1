import { defineConfig } from 'vitest/config';

/** Tests of apps built with the packed package, which cover how bundlers process its style sheets. */
export default defineConfig({
  test: {
    name: 'consumers',
    retry: process.env['CI'] ? 1 : 0,
    environment: 'node',
    include: ['test/consumers/*.test.ts'],
    globalSetup: 'test/consumers/install-package.ts',
    testTimeout: 120_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
});
