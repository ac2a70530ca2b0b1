import { cpSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// Every contestant has its own page: the same harness around a different component, built for
// production with the same bundler and the same React.

const HERE = fileURLToPath(new URL('.', import.meta.url));
const BENCH = dirname(HERE);
const ROOT = dirname(BENCH);
export const PAGES = join(BENCH, '.pages');

/** The floors, then ours, then the peers. */
export const CONTESTANTS = /** @type {const} */ ([
  'floor',
  'floor-with-images',
  'noop',
  'ours',
  'by-hand',
  'better-upload',
  'uploadthing',
  'uploady',
  'uppy',
  'filepond',
  'antd',
  'mantine',
]);

/** @typedef {(typeof CONTESTANTS)[number]} Contestant */

/** @type {Readonly<Record<Contestant, string>>} How the documentation calls them. */
export const LABELS = {
  floor: 'a bare input',
  'floor-with-images': 'a bare input and images',
  noop: 'nothing',
  ours: 'this package',
  'by-hand': 'by hand',
  'better-upload': 'better-upload',
  uploadthing: 'UploadThing',
  uploady: 'Uploady',
  uppy: 'Uppy',
  filepond: 'FilePond',
  antd: 'Ant Design',
  mantine: 'Mantine',
};

/**
 * @param {readonly string[]} contestants
 * @param {string} [folder] Where their components are.
 */
export async function buildPages(contestants, folder = join(HERE, 'contestants')) {
  if (!existsSync(join(ROOT, 'dist/index.js'))) {
    throw new Error('The package isn’t built. Run "npm run build" first.');
  }
  rmSync(PAGES, { recursive: true, force: true });
  for (const contestant of contestants) {
    const directory = join(PAGES, contestant);
    mkdirSync(directory, { recursive: true });
    const shared = bundling(contestant, folder);
    await build({
      ...shared,
      build: {
        ...shared.build,
        outDir: directory,
        rolldownOptions: {
          input: join(HERE, 'page.jsx'),
          output: {
            entryFileNames: 'contestant.js',
            assetFileNames: 'contestant[extname]',
            chunkFileNames: '[name]-[hash].js',
          },
        },
      },
    });
    const styles = join(directory, 'contestant.css');
    if (!existsSync(styles)) writeFileSync(styles, '');
    cpSync(join(HERE, 'page.html'), join(directory, 'index.html'));
  }
}

/**
 * Returns the Vite configuration of a contestant, for its page and for measuring its size.
 *
 * @param {string} contestant
 * @param {string} [folder] Where its component is.
 */
export function bundling(contestant, folder = join(HERE, 'contestants')) {
  const react = (/** @type {string} */ name) => join(BENCH, 'node_modules', name);
  return {
    root: BENCH,
    base: './',
    configFile: /** @type {const} */ (false),
    logLevel: /** @type {const} */ ('error'),
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: {
      dedupe: ['react', 'react-dom'],
      alias: [
        { find: 'contestant', replacement: join(folder, `${contestant}.jsx`) },
        { find: /^image-upload-dropzone$/, replacement: join(ROOT, 'dist/index.js') },
        {
          find: 'image-upload-dropzone/styles.css',
          replacement: join(ROOT, 'dist/styles.css'),
        },
        { find: /^react$/, replacement: react('react') },
        { find: /^react-dom$/, replacement: react('react-dom') },
      ],
    },
    build: { target: 'es2022', cssCodeSplit: false, modulePreload: false, emptyOutDir: true },
  };
}

/** Installs the peers if they are missing or older than the lock file. Needs `npm`. */
export async function installPeers() {
  const [wanted, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map((file) =>
    statSync(join(BENCH, file), { throwIfNoEntry: false }),
  );
  if (wanted && installed && installed.mtimeMs >= wanted.mtimeMs) return;
  console.log('Installing the peers …');
  const { execFileSync } = await import('node:child_process');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: BENCH, stdio: 'inherit' });
}
