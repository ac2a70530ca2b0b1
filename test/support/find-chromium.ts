import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { unpackChromium } from './unpack-chromium.js';

/** The path and arguments to start Chromium with, for Playwright or a plain process. */
export interface FoundChromium {
  readonly executablePath: string;
  readonly arguments: string[];
}

/**
 * Finds a Chromium: the one `CHROME_PATH` names, an installed one, Playwright's own if it has been
 * downloaded, or else the one in `@sparticuz/chromium`, which needs no system package.
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
  // Unpacked as a plain file, it has no helper that could create a sandbox.
  return { executablePath: await unpackChromium(), arguments: [...QUIET, '--no-sandbox'] };
}

// The arguments suggested by `@sparticuz/chromium` are for a lambda: a single process, which dies
// when its first page closes, and no web security, which would let every CORS test pass.
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

// Chromium can't create a sandbox as root.
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
      // Ubuntu's chromium-browser may only print a request to install the snap, so it comes last.
      return ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'].map(
        (name) => `/usr/bin/${name}`,
      );
  }
}
