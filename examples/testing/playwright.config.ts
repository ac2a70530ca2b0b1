import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../../test/support/find-chromium.js';

// Chosen once and inherited by the page's server and the tests.
process.env['BACKEND_PORT'] ??= String(await freePort());
const { executablePath, arguments: args } = await findChromium();

export default defineConfig({
  testMatch: '*.spec.ts',
  outputDir: '../../node_modules/.cache/playwright',
  // Each test starts its own backend on the same port.
  workers: 1,
  webServer: {
    command: 'npx vite',
    wait: { stdout: /http:\/\/127\.0\.0\.1:(?<PAGE_PORT>\d+)/ },
  },
  use: {
    baseURL: `http://127.0.0.1:${process.env['PAGE_PORT']}`,
    launchOptions: { executablePath, args },
  },
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
