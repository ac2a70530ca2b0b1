import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** @typedef {{ readonly floor: string, readonly ours: string }} Paths */

/**
 * Returns the paths of the two contenders. The token proxy is bundled as a site's own bundler would,
 * because it is written in TypeScript.
 */
export async function bundleContenders() {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      ssr: fileURLToPath(new URL('token-proxy.js', import.meta.url)),
    },
  });
  const [chunk] = 'output' in output ? output.output : [];
  if (chunk === undefined) throw new Error('Vite produced no bundle for the token proxy.');
  const directory = mkdtempSync(join(tmpdir(), 'bench-'));
  const ours = join(directory, 'token-proxy.mjs');
  writeFileSync(ours, chunk.code);
  return {
    paths: { floor: fileURLToPath(new URL('floor.js', import.meta.url)), ours },
    remove: () => rmSync(directory, { recursive: true }),
  };
}
