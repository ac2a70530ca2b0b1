import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import type { Step } from './read-first-hour.js';

const LOCAL_URL = /http:\/\/localhost:\d+/;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Creates a folder that contains only the packed package. It's outside the project, because the project's
 * node_modules would supply what an app lacks.
 */
export function packIntoNewFolder(): string {
  const home = mkdtempSync(join(tmpdir(), 'stacks-'));
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.js')], { cwd: ROOT, env: cleanEnv() });
  execFileSync('npm', ['pack', '--pack-destination', home], { cwd: ROOT, stdio: 'ignore' });
  return home;
}

/** Follows the steps of a page and returns the URL of the server that its last command starts. */
export async function follow(steps: readonly Step[], home: string): Promise<string> {
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
      url = await startServer(step.command, folder);
    } else {
      run(step.command, folder);
    }
  }
  return url;
}

/** Runs a command and returns what it prints. */
export function run(command: string, folder: string, env: NodeJS.ProcessEnv = {}): string {
  const { status, stderr, stdout } = spawnSync('sh', ['-c', command], {
    cwd: folder,
    env: { ...cleanEnv(), ...env },
    encoding: 'utf8',
  });
  const printed = `${stdout}\n${stderr}`;
  if (status !== 0) throw new Error(`${command}\n${printed}`);
  return printed;
}

/** Runs a command that calls servers of this process, which it therefore doesn't block. */
export async function runAlongside(
  command: string,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await promisify(execFile)('sh', ['-c', command], { cwd: folder, env: { ...cleanEnv(), ...env } });
}

/** Returns the environment without API keys and without the variables of a test run. */
function cleanEnv(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/_API_KEY$|^VITEST|^TEST$|^NODE_ENV$|^(?:npm_|INIT_CWD)/.test(name),
  );
  // npm asks before it downloads the tool that creates the app.
  return { ...Object.fromEntries(own), npm_config_yes: 'true', NEXT_TELEMETRY_DISABLED: '1' };
}

/** Runs a command that starts a server until the test ends, and returns the URL that it prints. */
export async function startServer(
  command: string,
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const server = spawn('sh', ['-c', command], {
    cwd: folder,
    env: { ...cleanEnv(), ...env },
    detached: true,
  });
  // npm starts a shell that starts the server, so the whole group must be killed.
  onTestFinished(async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    process.kill(-server.pid!, 'SIGKILL');
    await ended;
  });
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (bytes: Buffer) => (printed += bytes.toString()));
  }
  await expect
    .poll(() => (server.exitCode === null ? printed : `${command} ended`), { timeout: 120_000 })
    .toMatch(LOCAL_URL)
    .catch((error: unknown) => {
      throw new Error(`${command} starts no server.\n${printed}`, { cause: error });
    });
  return LOCAL_URL.exec(printed)![0];
}
