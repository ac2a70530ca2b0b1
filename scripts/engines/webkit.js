import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';

/** @typedef {import('./engine.js').Engine} Engine */

const DRIVER = '/usr/bin/WebKitWebDriver';
const LIBRARIES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'];

/** Returns the path of the browser that WebKit's driver controls, if both are installed. */
export function findWebKit() {
  if (!existsSync(DRIVER)) return undefined;
  return LIBRARIES.filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}/MiniBrowser`))
    .find((path) => /\/webkit2?gtk-[\d.]+\/MiniBrowser$/.test(path) && existsSync(path));
}

/**
 * Starts WebKitGTK and drives it through [WebDriver](https://www.w3.org/TR/webdriver2/), on a virtual screen.
 *
 * @param {string} binary
 * @param {number} scriptMs
 * @returns {Promise<Engine>}
 */
export async function startWebKit(binary, scriptMs) {
  const port = await freePort();
  const driver = spawn('xvfb-run', ['-a', DRIVER, `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
    // Its sandbox can't start as root.
    env: { ...process.env, WEBKIT_FORCE_SANDBOX: '0', WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
  });
  /** @type {(method: string, path: string, body?: object) => Promise<any>} */
  const send = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(value.message ?? value.error);
    return value;
  };
  const capabilities = {
    alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } },
  };
  const { sessionId } = await untilItListens(() => send('POST', '/session', { capabilities }));
  const session = `/session/${sessionId}`;
  await send('POST', `${session}/timeouts`, { script: scriptMs });
  return {
    navigate: (url) => send('POST', `${session}/url`, { url }),
    execute: (script) => send('POST', `${session}/execute/async`, { script, args: [] }),
    async close() {
      await send('DELETE', session).catch(() => {});
      const gone = once(driver, 'exit');
      // xvfb-run starts a shell that starts the driver, so the whole process group is ended.
      process.kill(-(/** @type {number} */ (driver.pid)), 'SIGTERM');
      await gone;
    },
  };
}

/**
 * @template Value
 * @param {() => Promise<Value>} ask
 * @returns {Promise<Value>}
 */
async function untilItListens(ask) {
  for (let attempts = 100; ; attempts -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (attempts === 0 || !(error instanceof TypeError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  return port;
}
