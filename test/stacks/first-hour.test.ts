import { rmSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest';
import { launchChromium } from '../support/launch-chromium.js';
import { follow } from './new-app.js';
import { countCommands, countLines, readFirstHour } from './read-first-hour.js';
import { uploadOnce } from './upload-once.js';

const home = inject('stacksHome');
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

it.each(['Vite', 'Next'] as const)(
  'the first hour with %s ends in an upload by following only the README',
  async (stack) => {
    const steps = readFirstHour(stack);
    expect(countCommands(steps)).toBeLessThanOrEqual(6);
    expect(countLines(steps)).toBeLessThanOrEqual(10);
    // After its server has been killed, which would still write there.
    onTestFinished(() =>
      rmSync(`${home}/my-app`, { recursive: true, force: true, maxRetries: 20 }),
    );
    const url = await follow(steps, home);
    const hosts = await uploadOnce(await browser.newPage(), url);
    expect(hosts).toEqual(['localhost']);
  },
);
