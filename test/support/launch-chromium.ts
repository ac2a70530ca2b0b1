import { chromium, type Browser } from 'playwright';
import { findChromium } from './find-chromium.js';

/** Starts a headless Chromium of this machine, to be driven by Playwright. */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, arguments: args } = await findChromium();
  return chromium.launch({ executablePath, args });
}
