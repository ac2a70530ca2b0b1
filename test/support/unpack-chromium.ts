import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);

/**
 * Unpacks the Chromium of `@sparticuz/chromium` once and returns the path of its launcher.
 *
 * Two processes may call this at the same time: each unpacks into its own folder and renames it once
 * complete, so an incomplete browser is never started.
 */
export async function unpackChromium(): Promise<string> {
  const entry = require.resolve('@sparticuz/chromium');
  const root = join(dirname(entry), '../..');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const cache = join(root, '../../.cache'); // node_modules/.cache, so a clean install removes it
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
    if (!(await exists(launcher))) throw error; // otherwise, another process was faster
  }
  return launcher;
}

// The package unpacks to the temporary folder and reads the environment when it is imported.
// A separate process isolates both from this one.
async function unpackInto(folder: string, entry: string): Promise<void> {
  const script = 'require(process.argv[1]).executablePath()';
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
  await promisify(execFile)(process.execPath, ['--eval', script, entry], { env });
}

// Bare machines have neither NSS nor fonts. The launcher provides both for this browser only; if
// the machine has its own fonts, those are better.
const LAUNCHER = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts/fonts.conf"
exec "$here/chromium" "$@"
`;

// The package's own file refers to /tmp/fonts, which isn't where these fonts are.
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
