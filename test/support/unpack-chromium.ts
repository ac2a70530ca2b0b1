import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);

/**
 * Unpacks the Chromium of `@sparticuz/chromium` once and answers with the path of its launcher.
 *
 * Two processes may call this at the same time: each unpacks into a folder of its own and renames
 * it when it is whole, so nobody ever starts half a browser.
 */
export async function unpackChromium(): Promise<string> {
  const entry = require.resolve('@sparticuz/chromium');
  const root = join(dirname(entry), '../..');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const cache = join(root, '../../.cache'); // node_modules/.cache, so a clean install is clean
  const home = join(cache, `chromium-${version}`);
  const launcher = join(home, 'start-chromium');
  if (await exists(launcher)) return launcher;

  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(`${home}-`);
  await unpackInto(draft, entry);
  await writeFile(join(draft, 'fonts', 'fonts.conf'), FONTS);
  await writeFile(join(draft, 'start-chromium'), LAUNCHER, { mode: 0o755 });
  try {
    await rename(draft, home);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(launcher))) throw error; // else another process was faster
  }
  return launcher;
}

// The package unpacks to the temporary folder and reads its environment while it is imported.
// A process of its own keeps both away from this one.
async function unpackInto(folder: string, entry: string): Promise<void> {
  const script = 'require(process.argv[1]).executablePath()';
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
  await promisify(execFile)(process.execPath, ['--eval', script, entry], { env });
}

// Bare machines lack NSS and every font. The launcher brings both for this browser only; where
// the machine has fonts of its own, those are better.
const LAUNCHER = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts/fonts.conf"
exec "$here/chromium" "$@"
`;

// The package's own file names /tmp/fonts, which is not where these fonts are.
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
