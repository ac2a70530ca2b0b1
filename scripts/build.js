import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

rmSync(`${root}/dist`, { recursive: true, force: true });
await build({ root, logLevel: 'warn' });
execFileSync(
  process.execPath,
  [`${root}/node_modules/typescript/bin/tsc`, '-p', 'tsconfig.build.json'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);

// Types that no entry point leads to are of no use to anybody, and name types of other packages.
const declarations = reachableDeclarations();
for (const path of readdirSync(`${root}/dist`, { recursive: true, encoding: 'utf8' })) {
  if (path.endsWith('.d.ts') && !declarations.has(path)) rmSync(`${root}/dist/${path}`);
}

// The style sheet is an entry of its own: one that a component imports does not work everywhere.
const styles = readFileSync(`${root}/src/dropzone/styles.css`, 'utf8');
writeFileSync(`${root}/dist/styles.css`, styles);
// In Tailwind's layers between its reset and its utilities, whichever of the two sheets comes first.
const layered = `@layer theme, base, components, utilities;\n@layer components.image-upload-dropzone {\n${styles}}\n`;
writeFileSync(`${root}/dist/styles.layered.css`, layered);
copyFileSync(`${root}/src/styles.css.d.ts`, `${root}/dist/styles.css.d.ts`);
copyFileSync(`${root}/src/styles.css.d.ts`, `${root}/dist/styles.layered.css.d.ts`);

/** The `.d.ts` files in `dist` that TypeScript reads for those who import the package. */
function reachableDeclarations() {
  const { exports } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const entries = Object.values(exports).flatMap(({ types }) => types ?? []);
  const reached = new Set(
    entries
      .filter((path) => !path.endsWith('.css.d.ts'))
      .map((path) => path.replace('./dist/', '')),
  );
  for (const path of reached) {
    const source = readFileSync(`${root}/dist/${path}`, 'utf8');
    for (const [, to = ''] of source.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.js['"]/g)) {
      reached.add(`${posix.join(posix.dirname(path), to)}.d.ts`);
    }
  }
  return reached;
}
