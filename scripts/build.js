import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

// The style sheet is an entry of its own: one that a component imports does not work everywhere.
const styles = readFileSync(`${root}/src/dropzone/styles.css`, 'utf8');
writeFileSync(`${root}/dist/styles.css`, styles);
// In Tailwind's layers between its reset and its utilities, whichever of the two sheets comes first.
const layered = `@layer theme, base, components, utilities;\n@layer components.image-upload-dropzone {\n${styles}}\n`;
writeFileSync(`${root}/dist/styles.layered.css`, layered);
copyFileSync(`${root}/src/styles.css.d.ts`, `${root}/dist/styles.css.d.ts`);
copyFileSync(`${root}/src/styles.css.d.ts`, `${root}/dist/styles.layered.css.d.ts`);
