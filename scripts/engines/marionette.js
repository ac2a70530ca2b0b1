import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @typedef {import('./engine.js').Engine} Engine */

const PLACES = [process.env['FIREFOX_PATH'], '/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** Returns the path of Firefox, if it is installed. */
export function findFirefox() {
  return PLACES.find((path) => path !== undefined && existsSync(path));
}

/**
 * Starts Firefox and drives it through its own protocol, which needs no separate driver:
 * [Marionette](https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
 *
 * @param {string} binary
 * @param {number} scriptMs
 * @returns {Promise<Engine>}
 */
export async function startFirefox(binary, scriptMs) {
  const profile = mkdtempSync(join(tmpdir(), 'engine-'));
  writeFileSync(join(profile, 'user.js'), 'user_pref("marionette.port", 0);\n');
  const firefox = spawn(
    binary,
    ['--headless', '--marionette', '--no-remote', '--profile', profile],
    { stdio: 'ignore' },
  );
  const portFile = join(profile, 'MarionetteActivePort');
  while (!existsSync(portFile)) {
    if (firefox.exitCode !== null) throw new Error(`Firefox ended with ${firefox.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const socket = connect(Number(readFileSync(portFile, 'utf8')), '127.0.0.1');
  const send = createSender(socket);
  await send('WebDriver:NewSession', {});
  await send('WebDriver:SetTimeouts', { script: scriptMs });
  return {
    navigate: (url) => send('WebDriver:Navigate', { url }),
    async execute(script) {
      const answer = await send('WebDriver:ExecuteAsyncScript', { script, args: [] });
      return answer.value;
    },
    async close() {
      const gone = once(firefox, 'exit');
      socket.destroy();
      firefox.kill();
      await gone;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** @param {import('node:net').Socket} socket */
function createSender(socket) {
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let pending = Buffer.alloc(0);
  let lastId = 0;
  socket.on('data', (bytes) => {
    pending = Buffer.concat([pending, bytes]);
    for (;;) {
      const colon = pending.indexOf(':');
      const end = colon + 1 + Number(pending.toString('latin1', 0, Math.max(colon, 0)));
      if (colon === -1 || pending.length < end) return;
      const message = JSON.parse(pending.toString('utf8', colon + 1, end));
      pending = pending.subarray(end);
      // The first message is a greeting.
      if (!Array.isArray(message)) continue;
      const [, id, error, value] = message;
      if (error) waiting.get(id)?.reject(new Error(error.message));
      else waiting.get(id)?.resolve(value);
      waiting.delete(id);
    }
  });
  /** @type {(command: string, parameters: object) => Promise<any>} */
  const send = (command, parameters) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      const text = JSON.stringify([0, lastId, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  return send;
}
