import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { unpackChromium } from './unpack-chromium.js';

/** What Playwright, or a plain process, needs to start a Chromium. */
export interface FoundChromium {
  readonly executablePath: string;
  readonly arguments: string[];
}

/**
 * Finds a Chromium: the one `CHROME_PATH` names, an installed one, Playwright's own if it is
 * downloaded, and at last the one inside `@sparticuz/chromium`, which needs no system package.
 */
export async function findChromium(): Promise<FoundChromium> {
  const installed = process.env['CHROME_PATH'] ?? usualPlaces().find((path) => existsSync(path));
  if (installed) return { executablePath: installed, arguments: [...QUIET, ...sandbox()] };

  const downloaded = chromium.executablePath();
  if (existsSync(downloaded)) {
    return { executablePath: downloaded, arguments: [...QUIET, ...sandbox()] };
  }

  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No Chromium was found. Install Chrome, name one in CHROME_PATH, or run "npx playwright install chromium".',
    );
  }
  // Unpacked as a plain file, it has no helper which could build a sandbox.
  return { executablePath: await unpackChromium(), arguments: [...QUIET, '--no-sandbox'] };
}

// The arguments `@sparticuz/chromium` proposes are for a lambda: a single process, which dies
// with its first closed page, and no web security, which would let every CORS test pass.
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Colors are the same on every screen.
  '--force-color-profile=srgb',
];

// Chromium refuses to sandbox for root.
function sandbox(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function usualPlaces(): string[] {
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ];
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((folder) =>
        join(process.env[folder] ?? 'C:\\', 'Google\\Chrome\\Application\\chrome.exe'),
      );
    default:
      // Ubuntu's chromium-browser may be a note saying "install the snap", so it comes last.
      return ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'].map(
        (name) => `/usr/bin/${name}`,
      );
  }
}
