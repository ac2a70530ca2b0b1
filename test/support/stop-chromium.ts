import { chromium, type Browser } from 'playwright';
import { findChromium } from './find-chromium.js';

/** A Chromium that can be stopped whole, as a computer that sleeps stops it. */
export interface StoppableChromium {
  readonly browser: Browser;
  /** Every process of it, in the middle of whatever it does. */
  readonly stop: () => void;
  readonly goOn: () => void;
  readonly close: () => Promise<void>;
}

/** Starts one, in a group of processes of its own. */
export async function launchStoppableChromium(): Promise<StoppableChromium> {
  const { executablePath, arguments: args } = await findChromium();
  const server = await chromium.launchServer({ executablePath, args });
  // Playwright gives each browser a group of its own, so that it can end all of it.
  const group = -server.process().pid!;
  return {
    browser: await chromium.connect(server.wsEndpoint()),
    stop: () => process.kill(group, 'SIGSTOP'),
    goOn: () => process.kill(group, 'SIGCONT'),
    close: () => server.close(),
  };
}
