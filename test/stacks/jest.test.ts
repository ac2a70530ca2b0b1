import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { follow, run } from './new-app.js';
import { readSteps } from './read-first-hour.js';

const home = inject('stacksHome');

it('Jest runs a test with the settings in docs/testing.md', async () => {
  const app = `${home}/jest-app`;
  mkdirSync(app);
  writeFileSync(`${app}/package.json`, '{ "private": true }');
  run('npm install ../image-upload-dropzone-*.tgz @tanstack/react-query react react-dom', app);
  await follow(readSteps('docs/testing.md', 'In Jest, with jsdom'), app);
  expect(run('npx jest', app)).toMatch(/Tests: +1 passed, 1 total/);
});
