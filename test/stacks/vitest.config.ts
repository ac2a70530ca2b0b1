import { defineConfig } from 'vitest/config';

/** Apps in empty folders that use the packed package: the README's steps and the examples. Needs the network. */
export default defineConfig({
  test: {
    name: 'stacks',
    environment: 'node',
    include: ['test/stacks/*.test.ts'],
    globalSetup: ['test/stacks/one-home.ts', 'test/demo/one-chromium.ts'],
    testTimeout: 600_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
});
