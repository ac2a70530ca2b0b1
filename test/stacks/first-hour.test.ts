import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { launchChromium } from '../support/launch-chromium.js';
import { countCommands, countLines, readFirstHour } from './read-first-hour.js';
import { uploadOnce } from './upload-once.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let home: string;
let browser: Browser;

beforeAll(async () => {
  // Outside the project, or its node_modules would lend what an app lacks.
  home = mkdtempSync(join(tmpdir(), 'first-hour-'));
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.js')], { cwd: ROOT, env: cleanEnv() });
  execFileSync('npm', ['pack', '--pack-destination', home], { cwd: ROOT, stdio: 'ignore' });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
});

/** The environment of somebody who has no keys and runs no tests. */
function cleanEnv(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/_API_KEY$|^VITEST|^NODE_ENV$|^(?:npm_|INIT_CWD)/.test(name),
  );
  // npm asks whether it may fetch what creates the app.
  return { ...Object.fromEntries(own), npm_config_yes: 'true', NEXT_TELEMETRY_DISABLED: '1' };
}

it.each(['Vite', 'Next'] as const)(
  'the first hour with %s ends in an upload, by the words of the README alone',
  async (stack) => {
    const steps = readFirstHour(stack);
    expect(countCommands(steps)).toBeLessThanOrEqual(6);
    expect(countLines(steps)).toBeLessThanOrEqual(10);
    let folder = home;
    let url = '';
    for (const step of steps) {
      if (step.do === 'write') {
        const path = join(folder, step.path);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, step.text);
      } else if (step.command.startsWith('cd ')) {
        folder = join(folder, step.command.slice('cd '.length));
      } else if (step.command === 'npm run dev') {
        url = await startDevServer(folder);
      } else {
        const { status, stderr, stdout } = spawnSync('sh', ['-c', step.command], {
          cwd: folder,
          env: cleanEnv(),
          encoding: 'utf8',
        });
        if (status !== 0) throw new Error(`${step.command}\n${stdout}\n${stderr}`);
      }
    }
    const hosts = await uploadOnce(await browser.newPage(), url);
    expect(hosts).toEqual(['localhost']);
    rmSync(folder, { recursive: true, force: true });
  },
);

async function startDevServer(folder: string): Promise<string> {
  const server = spawn('npm', ['run', 'dev'], { cwd: folder, env: cleanEnv(), detached: true });
  // npm starts a shell which starts the server: the whole group has to go.
  onTestFinished(() => void process.kill(-server.pid!, 'SIGKILL'));
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (bytes: Buffer) => (printed += bytes.toString()));
  }
  await expect.poll(() => printed, { timeout: 120_000 }).toMatch(/http:\/\/localhost:\d+/);
  return /http:\/\/localhost:\d+/.exec(printed)![0];
}
