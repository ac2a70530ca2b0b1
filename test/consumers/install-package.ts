import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Inside the project, so that the apps find React and the bundlers that `npm ci` installed. */
export const APPS = fileURLToPath(new URL('.apps/', import.meta.url));

/** Builds and packs the package, and unpacks the tarball where the apps import it from. */
export default function installPackage(): void {
  const home = join(APPS, 'node_modules/image-upload-dropzone');
  rmSync(APPS, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.js')], {
    cwd: ROOT,
    // A test runner's "test" would put React's development build into the package.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  });
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', APPS], { cwd: ROOT });
  const [{ filename }] = JSON.parse(packed.toString()) as [{ filename: string }];
  const tarball = join(APPS, filename);
  execFileSync('tar', ['-xzf', tarball, '-C', home, '--strip-components=1']);
}
