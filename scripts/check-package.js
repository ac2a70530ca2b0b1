import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { build } from 'vite';
import { checkSizes } from './check-sizes.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a tool from node_modules and shows its output. */
function run(/** @type {string} */ tool, /** @type {string[]} */ ...args) {
  execFileSync(process.execPath, [`${root}node_modules/${tool}`, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
}

/** @type {(holds: boolean, otherwise: string) => void} */
function demand(holds, otherwise) {
  if (!holds) throw new Error(`The built package is wrong: ${otherwise}`);
}

/**
 * Returns the code that a browser gets for a one-line app.
 *
 * @param {string} app
 * @param {string} mode The app's NODE_ENV.
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
        // Bundlers that build only client code ignore 'use client'.
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
  demand(html.includes('data-slot="zone"'), 'the browser entry point doesn’t render a dropzone');
  demand(
    typeof proxy.createTokenProxy === 'function',
    'the proxy entry point doesn’t export the proxy',
  );
  demand(
    typeof testing.createTestBackend === 'function',
    'the testing entry point doesn’t export the backend',
  );
  for (const styles of ['styles.css', 'styles.layered.css']) {
    const path = fileURLToPath(import.meta.resolve(`image-upload-dropzone/${styles}`));
    demand(readFileSync(path, 'utf8').includes('.iud'), `${styles} is empty`);
  }
}

/** Checks that a browser bundle with the proxy fails loudly, since the proxy has the keys. */
async function checkBrowserRefusal() {
  const code = await bundleOf("import 'image-upload-dropzone/proxy';");
  demand(
    code.includes('imported into a browser bundle'),
    'the proxy can be imported into a browser bundle',
  );
  demand(!code.includes('authorize'), "a browser bundle contains the proxy's code");
}

/** @param {string} names */
function appOf(names) {
  return `export { ${names} } from 'image-upload-dropzone';`;
}

async function checkTreeShaking() {
  const both = await bundleOf(appOf('apimart, autoenhance'));
  demand(both.includes('autoenhance'), 'the bundle of a provider doesn’t contain it');
  for (const names of ['apimart', 'apimart, ImageUploadDropzone', 'useApimartUpload']) {
    const code = await bundleOf(appOf(names));
    demand(code.includes('apimart'), `the bundle of "${names}" doesn’t contain its provider`);
    demand(
      !/docs\.autoenhance|enhanceType/.test(code),
      `the bundle of "${names}" contains another provider`,
    );
    demand(!/api_?key|Bearer/i.test(code), `the bundle of "${names}" contains server code`);
  }
}

/** Checks that messages for developers are only in development builds. */
async function checkDevelopmentSentences() {
  const app = appOf('apimart, ImageUploadDropzone, useImageUpload, useApimartUpload');
  const sentences = /troubleshooting\.md|Did you mean|style sheet is missing|["'`]onFilesRejected/;
  const [development, production] = await Promise.all(
    ['development', 'production'].map((mode) => bundleOf(app, mode)),
  );
  demand(
    sentences.test(development ?? ''),
    'a development build contains no messages for developers',
  );
  const left = sentences.exec(production ?? '')?.[0];
  demand(left === undefined, `a production build contains "${left}"`);
}

const CANARY = 'CANARY-of-a-key';

/** Builds with keys in the environment, as on a machine that also runs the demo with real keys. */
function buildWithKeys() {
  const names = ['APIMART_API_KEY', 'AUTOENHANCE_API_KEY', 'VITE_API_KEY', 'API_KEY'];
  const keys = Object.fromEntries(names.map((name) => [name, CANARY]));
  execFileSync(process.execPath, [`${root}scripts/build.js`], {
    cwd: root,
    env: { ...process.env, ...keys },
    stdio: 'inherit',
  });
}

/** Checks that the published files contain no key, and that browser code can't reach one. */
function checkSecrets() {
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: root });
  /** @type {{ path: string }[]} */
  const files = JSON.parse(listed.toString())[0].files;
  demand(files.length > 100, 'the package contains hardly any files');
  for (const { path } of files) {
    const text = readFileSync(root + path, 'utf8');
    demand(!text.includes(CANARY), `${path} contains a key of the machine that built it`);
    const isForBrowsers =
      /^dist\/(?!proxy\/|testing\/|dev\/|providers\/.*(?:upstream|double))/.test(path);
    if (!isForBrowsers) continue;
    // Bundlers replace this variable with the mode.
    demand(
      !text.replaceAll('process.env.NODE_ENV', '').includes('process.env'),
      `${path} is for browsers, but reads the environment`,
    );
    demand(!/from ['"]node:/.test(text), `${path} is for browsers, but imports from Node`);
  }
}

/** Checks that the types don't import axios: with pnpm, an app can import only its own dependencies. */
function checkTypes() {
  const all = readdirSync(`${root}dist`, { recursive: true, encoding: 'utf8' });
  const declarations = all.filter((path) => path.endsWith('.d.ts'));
  demand(declarations.length > 50, 'the build contains hardly any types');
  for (const path of declarations) {
    const text = readFileSync(`${root}dist/${path}`, 'utf8');
    demand(!/from ['"]axios|import\(['"]axios/.test(text), `${path} imports the types of axios`);
  }
}

/** Checks that docs/licenses.md lists everything that is installed with the package. */
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
  demand(same, `docs/licenses.md doesn’t match what is installed:\n${installed.join('\n')}`);
}

/** Checks that the relative links in the main pages lead to files that exist. */
function checkLinks() {
  const pages = ['README.md', 'SKILL.md', 'SECURITY.md', 'llms.txt', 'CHANGELOG.md'];
  for (const page of pages) {
    for (const [, link = ''] of readFileSync(root + page, 'utf8').matchAll(
      /\]\(([^)#:]+)[^):]*\)/g,
    )) {
      demand(existsSync(root + link), `${page} links to ${link}, which doesn’t exist`);
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
console.log('The built package passes all checks.');
