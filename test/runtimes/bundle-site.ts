import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** An entry with the site and the proxy as one ES module, for runtimes that read no TypeScript. */
export async function bundleSite(entry: string): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL(entry, import.meta.url)),
        formats: ['es'],
        fileName: 'site',
      },
    },
  })) as Rolldown.RolldownOutput[];
  return output[0]!.output[0].code;
}
