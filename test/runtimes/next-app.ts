import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleSite } from './bundle-site.js';
import type { Runtime } from './runtime.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// Next looks for itself from the app upwards, so the app has to be inside the project.
const APPS = fileURLToPath(new URL('.next-apps/', import.meta.url));
const NEXT = join(ROOT, 'node_modules/next/dist/bin/next');

const FILES = {
  'package.json': '{ "type": "module" }',
  'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(ROOT)} } };`,
  'app/[...path]/route.js': `
    import { createSite } from '../../site.js';
    let site;
    const proxy = (request) => {
      site ??= createSite({ vendorOrigin: process.env.VENDOR_ORIGIN });
      return site(request);
    };
    export const POST = proxy, OPTIONS = proxy;`,
};
/** What Next calls a middleware since its version 16. */
const MIDDLEWARE = {
  'proxy.js': `
    import { NextResponse } from 'next/server';
    export const proxy = () => NextResponse.next();`,
};

/** A built app of Next's App Router that is served by `next start`. */
export function nextApp(name: string, hasMiddleware: 'with-middleware' | 'plain'): Runtime {
  return {
    name,
    notices: 'every-end',
    refusesMethods: 'framework',
    async open({ vendorOrigin }) {
      const directory = join(APPS, hasMiddleware);
      rmSync(directory, { recursive: true, force: true });
      const files = {
        ...FILES,
        ...(hasMiddleware === 'with-middleware' && MIDDLEWARE),
        'site.js': await bundleSite('./site.ts'),
      };
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(directory, path)), { recursive: true });
        writeFileSync(join(directory, path), text);
      }
      build(directory);
      return start(directory, vendorOrigin);
    },
  };
}

function build(directory: string): void {
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const { status, stderr, stdout } = spawnSync(process.execPath, [NEXT, 'build', directory], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Next did not build the app.\n${stdout}\n${stderr}`);
}

async function start(directory: string, vendorOrigin: string) {
  const server = spawn(process.execPath, [NEXT, 'start', directory, '-p', '0', '-H', '127.0.0.1'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      VENDOR_ORIGIN: vendorOrigin,
    },
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
