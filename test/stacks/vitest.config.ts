import { defineConfig } from 'vitest/config';

/** New apps in empty folders, made by the README's own words from the packed package. Needs the network. */
export default defineConfig({
  test: {
    name: 'stacks',
    environment: 'node',
    include: ['test/stacks/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
});
