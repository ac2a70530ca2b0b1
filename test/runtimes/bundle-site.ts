import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const bundled = new Map<string, Promise<string>>();

/**
 * Bundles an entry with the site and the proxy as one ES module, for runtimes without TypeScript. Each
 * entry is bundled once, since that takes longer than starting it.
 */
export function bundleSite(entry: string): Promise<string> {
  const code = bundled.get(entry) ?? bundle(entry);
  bundled.set(entry, code);
  return code;
}

async function bundle(entry: string): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'error',
    // A recipe imports the package by its name, as an app does.
    resolve: { tsconfigPaths: true },
    ssr: { noExternal: true },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      ssr: fileURLToPath(new URL(entry, import.meta.url)),
    },
  })) as Rolldown.RolldownOutput;
  return output.output[0].code;
}
