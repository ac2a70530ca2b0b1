import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// Every contestant is a page of its own: the same harness around another component, built for
// production by the same bundler, with the same React.

const HERE = fileURLToPath(new URL('.', import.meta.url));
const BENCH = dirname(HERE);
const ROOT = dirname(BENCH);
export const PAGES = join(BENCH, '.pages');

/** The floors first, ours, then the peers. */
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

/** @param {readonly Contestant[]} contestants */
export async function buildPages(contestants) {
  if (!existsSync(join(ROOT, 'dist/index.js'))) {
    throw new Error('The package is not built; run "npm run build" first.');
  }
  rmSync(PAGES, { recursive: true, force: true });
  for (const contestant of contestants) {
    const directory = join(PAGES, contestant);
    mkdirSync(directory, { recursive: true });
    await build({
      ...bundling(contestant),
      build: {
        ...bundling(contestant).build,
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
 * How a contestant is bundled, for its page and for its size.
 *
 * @param {Contestant} contestant
 */
export function bundling(contestant) {
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
        { find: 'contestant', replacement: join(HERE, 'contestants', `${contestant}.jsx`) },
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

/** Installs the peers where that has not been done; needs `npm`. */
export async function installPeers() {
  if (existsSync(join(BENCH, 'node_modules'))) return;
  console.log('Installing the peers …');
  const { execFileSync } = await import('node:child_process');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: BENCH, stdio: 'inherit' });
}
