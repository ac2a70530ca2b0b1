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

// Types that no entry point reaches are useless, and refer to types of other packages.
const declarations = reachableDeclarations();
for (const path of readdirSync(`${root}/dist`, { recursive: true, encoding: 'utf8' })) {
  if (path.endsWith('.d.ts') && !declarations.has(path)) rmSync(`${root}/dist/${path}`);
}

// The style sheet has its own entry because one that a component imports doesn't work everywhere.
const styles = readFileSync(`${root}/src/dropzone/styles.css`, 'utf8');
writeFileSync(`${root}/dist/styles.css`, styles);
// Between Tailwind's reset and its utilities, regardless of which style sheet comes first.
const layered = `@layer theme, base, components, utilities;\n@layer components.image-upload-dropzone {\n${styles}}\n`;
writeFileSync(`${root}/dist/styles.layered.css`, layered);
copyFileSync(`${root}/src/styles.css.d.ts`, `${root}/dist/styles.css.d.ts`);
copyFileSync(`${root}/src/styles.css.d.ts`, `${root}/dist/styles.layered.css.d.ts`);

/** Returns the `.d.ts` files in `dist` that TypeScript reads when an app imports the package. */
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
