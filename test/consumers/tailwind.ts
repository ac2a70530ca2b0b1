import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compile } from 'tailwindcss';

const require = createRequire(import.meta.url);

/** Returns Tailwind's output for a style sheet and the classes that an app uses. */
export async function tailwind(css: string, classes: readonly string[] = []): Promise<string> {
  const compiler = await compile(css, {
    base: import.meta.dirname,
    loadStylesheet: async (id, base) => {
      const path = require.resolve(id === 'tailwindcss' ? 'tailwindcss/index.css' : id, {
        paths: [base],
      });
      return { path, base: dirname(path), content: await readFile(path, 'utf8') };
    },
  });
  return compiler.build([...classes]);
}
