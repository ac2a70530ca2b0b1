import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleSite } from './bundle-site.js';
import type { RunningSite, Runtime } from './runtime.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// Next looks for its own package in the app's parent folders, so the app must be inside the project.
const APPS = fileURLToPath(new URL('.next-apps/', import.meta.url));
const NEXT = join(ROOT, 'node_modules/next/dist/bin/next');

/** The contents of an app's files by their paths. */
type AppFiles = Readonly<Record<string, string>>;

const ROUTE: AppFiles = {
  'app/[...path]/route.js': `
    import { createSite } from '../../site.js';
    let site;
    const proxy = (request) => {
      site ??= createSite({ vendorOrigin: process.env.VENDOR_ORIGIN });
      return site(request);
    };
    export const POST = proxy, OPTIONS = proxy;`,
};
/** A middleware, which Next 16 and later call a proxy. */
const MIDDLEWARE: AppFiles = {
  'proxy.js': `
    import { NextResponse } from 'next/server';
    export const proxy = () => NextResponse.next();`,
};

/** Creates a runtime with a built App Router app that is served by `next start`. */
export function nextApp(name: string, hasMiddleware: 'with-middleware' | 'plain'): Runtime {
  return {
    name,
    notices: 'every-end',
    refusesMethods: 'framework',
    async open({ vendorOrigin }) {
      const files = {
        ...ROUTE,
        ...(hasMiddleware === 'with-middleware' && MIDDLEWARE),
        'site.js': await bundleSite('./site.ts'),
      };
      return serveNextApp(hasMiddleware, files, { VENDOR_ORIGIN: vendorOrigin });
    },
  };
}

/** Builds an app of only these files and serves it until it is closed. */
export async function serveNextApp(
  folder: string,
  files: AppFiles,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningSite> {
  const directory = join(APPS, folder);
  rmSync(directory, { recursive: true, force: true });
  return serveNextFolder(directory, files, env);
}

/** Builds an app from a folder and these files, and serves it until it is closed. */
export async function serveNextFolder(
  directory: string,
  files: AppFiles,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningSite> {
  const all = {
    'package.json': '{ "type": "module" }',
    'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(ROOT)} } };`,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  const settings = {
    ...process.env,
    ...env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
  };
  build(directory, settings);
  return start(directory, settings);
}

function build(directory: string, env: NodeJS.ProcessEnv): void {
  const { status, stderr, stdout } = spawnSync(process.execPath, [NEXT, 'build', directory], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Next did not build the app.\n${stdout}\n${stderr}`);
}

async function start(directory: string, env: NodeJS.ProcessEnv): Promise<RunningSite> {
  const server = spawn(process.execPath, [NEXT, 'start', directory, '-p', '0', '-H', '127.0.0.1'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const origin = await new Promise<string>((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.on('data', (bytes: Buffer) => {
        printed += bytes.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
        if (found !== undefined && printed.includes('Ready')) resolve(found);
      });
    }
    server.on('exit', () => reject(new Error(`Next did not start.\n${printed}`)));
  });
  return {
    origin,
    printed: () => printed,
    async close() {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
  };
}
