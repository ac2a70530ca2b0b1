import { chromium } from 'playwright';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../support/find-chromium.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the browser that all files share, for `launchChromium`. */
    chromium?: string;
  }
}

/** Starts one Chromium for all files, which are isolated because each connects by itself. */
export default async function startChromium({
  provide,
}: TestProject): Promise<() => Promise<void>> {
  const { executablePath, arguments: args } = await findChromium();
  const server = await chromium.launchServer({ executablePath, args });
  provide('chromium', server.wsEndpoint());
  return () => server.close();
}
