import { chromium, type Browser } from 'playwright';
import { findChromium } from './find-chromium.js';

/** A Chromium that can be suspended completely, as by a computer that goes to sleep. */
export interface StoppableChromium {
  readonly browser: Browser;
  /** Suspends all of its processes in the middle of their work. */
  readonly stop: () => void;
  readonly goOn: () => void;
  readonly close: () => Promise<void>;
}

/** Launches a Chromium in its own process group. */
export async function launchStoppableChromium(): Promise<StoppableChromium> {
  const { executablePath, arguments: args } = await findChromium();
  const server = await chromium.launchServer({ executablePath, args });
  // Playwright gives each browser its own group, so that it can end all processes.
  const group = -server.process().pid!;
  return {
    browser: await chromium.connect(server.wsEndpoint()),
    stop: () => process.kill(group, 'SIGSTOP'),
    goOn: () => process.kill(group, 'SIGCONT'),
    close: () => server.close(),
  };
}
