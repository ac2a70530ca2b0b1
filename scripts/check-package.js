import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { build } from 'vite';
import { checkSizes } from './check-sizes.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a tool of node_modules and shows what it says. */
function run(/** @type {string} */ tool, /** @type {string[]} */ ...args) {
  execFileSync(process.execPath, [`${root}node_modules/${tool}`, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
}

/** @type {(holds: boolean, otherwise: string) => void} */
function demand(holds, otherwise) {
  if (!holds) throw new Error(`The built package is not as it should be: ${otherwise}`);
}

/**
 * The code a browser gets for an app of one line.
 *
 * @param {string} app
 * @param {string} mode What the app's bundler calls NODE_ENV.
 */
async function bundleOf(app, mode = 'test') {
  const entry = `${root}app.js`;
  const output = await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    plugins: [
      {
        name: 'an-app',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? app : undefined),
      },
    ],
    build: {
      write: false,
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        external: /^(?:react|axios|@tanstack)/,
        // Bundlers of client code alone pass over 'use client'.
        onLog: (level, log, handle) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
        },
      },
    },
  });
  const chunks = [output].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  return chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('\n');
}

async function checkEntryPoints() {
  const browser = await import('image-upload-dropzone');
  const proxy = await import('image-upload-dropzone/proxy');
  const testing = await import('image-upload-dropzone/testing');
  const { apimart, ImageUploadDropzone } = browser;
  const html = renderToString(createElement(ImageUploadDropzone, { provider: apimart }));
  demand(html.includes('data-slot="zone"'), 'the browser entry point renders no dropzone');
  demand(typeof proxy.createTokenProxy === 'function', 'the proxy entry point has no proxy');
  demand(typeof testing.createTestBackend === 'function', 'the testing entry point has no backend');
  for (const styles of ['styles.css', 'styles.layered.css']) {
    const path = fileURLToPath(import.meta.resolve(`image-upload-dropzone/${styles}`));
    demand(readFileSync(path, 'utf8').includes('.iud'), `${styles} is empty`);
  }
}

/** The proxy holds keys, so a bundle that brings it to a browser must fail loudly. */
async function checkBrowserRefusal() {
  const code = await bundleOf("import 'image-upload-dropzone/proxy';");
  demand(
    code.includes('imported into a browser bundle'),
    'the proxy can be imported into a browser bundle',
  );
  demand(!code.includes('authorize'), "a browser bundle holds the proxy's code");
}

/** @param {string} names */
function appOf(names) {
  return `export { ${names} } from 'image-upload-dropzone';`;
}

async function checkTreeShaking() {
  const both = await bundleOf(appOf('apimart, autoenhance'));
  demand(both.includes('autoenhance'), 'the bundle of a provider lacks the provider');
  for (const names of ['apimart', 'apimart, ImageUploadDropzone', 'useApimartUpload']) {
    const code = await bundleOf(appOf(names));
    demand(code.includes('apimart'), `"${names}" does not bring its provider`);
    demand(!/docs\.autoenhance|enhanceType/.test(code), `"${names}" brings another provider along`);
    demand(!/api_?key|Bearer/i.test(code), `"${names}" brings server code along`);
  }
}

/** What the console tells developers is in development builds and in no others. */
async function checkDevelopmentSentences() {
  const app = appOf('apimart, ImageUploadDropzone, useImageUpload, useApimartUpload');
  const sentences = /troubleshooting\.md|Did you mean|style sheet is missing|["'`]onFilesRejected/;
  const [development, production] = await Promise.all(
    ['development', 'production'].map((mode) => bundleOf(app, mode)),
  );
  demand(sentences.test(development ?? ''), 'a development build tells developers nothing');
  const left = sentences.exec(production ?? '')?.[0];
  demand(left === undefined, `a production build still holds "${left}"`);
}

const CANARY = 'CANARY-of-a-key';

/** Builds where keys are in the environment, as on a machine that also runs the demo with real ones. */
function buildWithKeys() {
  const names = ['APIMART_API_KEY', 'AUTOENHANCE_API_KEY', 'VITE_API_KEY', 'API_KEY'];
  const keys = Object.fromEntries(names.map((name) => [name, CANARY]));
  execFileSync(process.execPath, [`${root}scripts/build.js`], {
    cwd: root,
    env: { ...process.env, ...keys },
    stdio: 'inherit',
  });
}

/** What is published holds no key, and what is for browsers holds no way to one. */
function checkSecrets() {
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: root });
  /** @type {{ path: string }[]} */
  const files = JSON.parse(listed.toString())[0].files;
  demand(files.length > 100, 'hardly anything is packed');
  for (const { path } of files) {
    const text = readFileSync(root + path, 'utf8');
    demand(!text.includes(CANARY), `${path} holds a key of the machine it was built on`);
    const isForBrowsers =
      /^dist\/(?!proxy\/|testing\/|dev\/|providers\/.*(?:upstream|double))/.test(path);
    if (!isForBrowsers) continue;
    // Bundlers put the mode in this one's place.
    demand(
      !text.replaceAll('process.env.NODE_ENV', '').includes('process.env'),
      `${path} reads the environment, though it is for browsers`,
    );
    demand(!/from ['"]node:/.test(text), `${path} imports from Node, though it is for browsers`);
  }
}

/** Package managers such as pnpm let an app import only what it lists itself. */
function checkTypes() {
  const all = readdirSync(`${root}dist`, { recursive: true, encoding: 'utf8' });
  const declarations = all.filter((path) => path.endsWith('.d.ts'));
  demand(declarations.length > 50, 'hardly any types are built');
  for (const path of declarations) {
    const text = readFileSync(`${root}dist/${path}`, 'utf8');
    demand(!/from ['"]axios|import\(['"]axios/.test(text), `${path} imports the types of axios`);
  }
}

/** What is installed with the package, as its page says. */
function checkLicenses() {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
  const names = new Set(Object.keys(packages[''].dependencies));
  for (const name of names) {
    const { dependencies = {} } = packages[`node_modules/${name}`];
    for (const next of Object.keys(dependencies)) names.add(next);
  }
  const page = readFileSync(`${root}docs/licenses.md`, 'utf8');
  const rows = [...page.matchAll(/^\| ([@\w].*?) +\| (\S+) +\|$/gm)].slice(1);
  const told = rows.map(([, name, license]) => `${name} ${license}`).toSorted();
  const installed = [...names].map((name) => `${name} ${packages[`node_modules/${name}`].license}`);
  const same = told.join() === installed.toSorted().join();
  demand(same, `docs/licenses.md does not list what is installed:\n${installed.join('\n')}`);
}

/** Pages that are installed lead to pages that are installed, or say where they are. */
function checkLinks() {
  const pages = ['README.md', 'SKILL.md', 'SECURITY.md', 'llms.txt', 'CHANGELOG.md'];
  for (const page of pages) {
    for (const [, link = ''] of readFileSync(root + page, 'utf8').matchAll(
      /\]\(([^)#:]+)[^):]*\)/g,
    )) {
      demand(existsSync(root + link), `${page} leads to ${link}, which does not exist`);
    }
  }
}

function checkClientDirective() {
  const components = readdirSync(`${root}src/dropzone`).filter((file) => file.endsWith('.tsx'));
  for (const file of components) {
    const built = readFileSync(`${root}dist/dropzone/${file.replace('.tsx', '.js')}`, 'utf8');
    demand(built.startsWith('"use client"'), `${file} has lost its 'use client'`);
  }
}

buildWithKeys();
run('publint/src/cli.js', '--strict');
run('@arethetypeswrong/cli/dist/index.js', '--pack', '.', '--profile', 'esm-only');
await checkEntryPoints();
await checkBrowserRefusal();
await checkTreeShaking();
await checkDevelopmentSentences();
await checkSizes();
checkTypes();
checkLicenses();
checkLinks();
checkClientDirective();
checkSecrets();
console.log('The built package is as it should be.');
