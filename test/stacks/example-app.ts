import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/free-port.js';
import { run, startServer } from './new-app.js';
import { networkLog, timed } from './run-log.js';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

/** What a user doesn't copy. */
const MADE = /^(?:node_modules|dist|build|\.next|\.output|\.react-router|\.tanstack|\.wrangler)$/;

/** Settings for running an example. */
export interface ExampleSettings {
  readonly home: string;
  readonly stack: string;
  /** Its folder below `examples`. */
  readonly folder?: string;
  /** The server that replaces `https://`. */
  readonly vendorsUrl: string;
  /** The environment variables that its deployment sets. */
  readonly env?: Readonly<Record<string, string>>;
  /** @default 'npm install' */
  readonly install?: string;
  /** @default 'npm start' */
  readonly start?: string;
  /** Versions to install instead of those the example names. */
  readonly versions?: Readonly<Record<string, string>>;
}

/** A copied example with everything installed, checked and built. */
export interface BuiltExample {
  readonly directory: string;
  /** Starts its server, which stops at the end of the test. */
  readonly start: () => Promise<string>;
}

/** Copies an example next to the packed package and follows its README there. */
export async function buildExample(settings: ExampleSettings): Promise<BuiltExample> {
  const { folder = settings.stack, home, stack } = settings;
  const directory = join(home, 'examples', stack);
  copyExample(folder, directory);
  if (settings.versions) replaceVersions(join(directory, 'package.json'), settings.versions);
  const { engines, scripts } = JSON.parse(
    readFileSync(join(directory, 'package.json'), 'utf8'),
  ) as { scripts: Record<string, string>; engines?: { node: string } };
  const env = {
    ...environmentOf(settings),
    ...(engines && { PATH: pathToNode(engines.node, home) }),
  };
  const step = (name: string, work: () => void) => timed(home, stack, name, work);
  const { install = 'npm install --prefer-offline --no-audit --no-fund' } = settings;
  const { start: command = 'npm start' } = settings;
  await step('install', () => void run(install, directory));
  for (const name of ['check', 'build']) {
    if (scripts[name] === undefined) continue;
    await step(name, () => void run(`npm run ${name}`, directory, env));
  }
  const start = async () =>
    startServer(command, directory, { ...env, PORT: String(await freePort()) });
  return { directory, start };
}

function copyExample(folder: string, directory: string): void {
  mkdirSync(directory, { recursive: true });
  for (const name of readdirSync(join(EXAMPLES, folder))) {
    if (!MADE.test(name)) {
      cpSync(join(EXAMPLES, folder, name), join(directory, name), {
        recursive: true,
        filter: (path) => !MADE.test(path.split('/').at(-1)!),
      });
    }
  }
}

function replaceVersions(path: string, versions: Readonly<Record<string, string>>): void {
  const packed = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Record<string, string>>;
  for (const [name, version] of Object.entries(versions)) {
    const group = [packed['dependencies'], packed['devDependencies']].find((all) => all?.[name]);
    if (group === undefined) throw new Error(`The example doesn't install ${name}.`);
    group[name] = version;
  }
  writeFileSync(path, JSON.stringify(packed));
}

function environmentOf({ env, home, stack, vendorsUrl }: ExampleSettings): NodeJS.ProcessEnv {
  const watch = new URL('watch-network.js', import.meta.url).href;
  return {
    ...env,
    // By default, Wrangler asks its own servers where this machine is.
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    WRANGLER_SEND_METRICS: 'false',
    NODE_OPTIONS: `--import=${watch}`,
    NETWORK_LOG: networkLog(home),
    STACK: stack,
    VENDORS_URL: vendorsUrl,
  };
}

/** Returns a `PATH` whose Node is new enough for a framework. npm has every version as a package. */
function pathToNode(engines: string, home: string): string {
  const least = Number(/\d+/.exec(engines)![0]);
  const path = process.env['PATH']!;
  if (Number(process.versions.node.split('.')[0]) >= least) return path;
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(home, 'newer-node');
  mkdirSync(folder, { recursive: true });
  run(`npm install --prefer-offline --no-audit --no-fund ${name}@${least}`, folder);
  return `${join(folder, 'node_modules', name, 'bin')}:${path}`;
}
