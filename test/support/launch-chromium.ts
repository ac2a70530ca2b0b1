import { chromium, type Browser } from 'playwright';
import { inject } from 'vitest';
import { findChromium } from './find-chromium.js';

/**
 * A headless Chromium of this machine, to be driven by Playwright: the one that all files of a run
 * share, where there is one. Closing it closes this caller's pages only. It gets copies of files.
 */
export function launchChromium(): Promise<Browser> {
  const shared = inject('chromium');
  return shared === undefined ? launchOwnChromium() : chromium.connect(shared);
}

/** One that nobody shares, which reads files where they are. */
export async function launchOwnChromium(): Promise<Browser> {
  const { executablePath, arguments: args } = await findChromium();
  return chromium.launch({ executablePath, args });
}
