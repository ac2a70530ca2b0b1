import { chromium, type Browser } from 'playwright';
import { inject } from 'vitest';
import { findChromium } from './find-chromium.js';

/**
 * Connects Playwright to a headless Chromium on this machine: the one that all test files share, if there
 * is one. Closing it closes only this caller's pages. It gets copies of files.
 */
export function launchChromium(): Promise<Browser> {
  const shared = inject('chromium');
  return shared === undefined ? launchOwnChromium() : chromium.connect(shared);
}

/** Launches a separate Chromium, which reads files in place. */
export async function launchOwnChromium(): Promise<Browser> {
  const { executablePath, arguments: args } = await findChromium();
  return chromium.launch({ executablePath, args });
}
