import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { API_EXAMPLE_NAMES, apiExamples } from './api-examples.js';

// Inside the package, so that its name resolves to the build.
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}readme-check`;

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    jsx: 'react-jsx',
    strict: true,
    noEmit: true,
    types: ['node'],
    paths: {
      '@/sessions': ['./sessions.d.ts'],
      '@/next-steps/*': ['../examples/next-steps/*'],
    },
  },
  include: ['.'],
};

/** The module that the README describes as yours. */
const SESSIONS = `export function currentUser(request: Request): Promise<{ id: string } | undefined>;\n`;

/** @type {(holds: boolean, otherwise: string) => void} */
function demand(holds, otherwise) {
  if (!holds) throw new Error(`The documentation is wrong: ${otherwise}`);
}

/** @type {(folder: string, ending: RegExp) => string[]} */
function filesOf(parent, ending) {
  const entries = readdirSync(root + parent, { recursive: true, encoding: 'utf8' });
  const paths = entries.map((path) => posix.join(parent, path.replaceAll('\\', '/')));
  return paths.filter((path) => ending.test(path)).toSorted();
}

/**
 * Returns the code blocks on a page. A block directly below a line that is only a link to a file in
 * `examples` quotes that file.
 *
 * @param {string} page
 */
function codeBlocks(page) {
  const text = readFileSync(root + page, 'utf8');
  const block = /(?:^\[[^\]]+\]\(([^)]*examples\/[^)]+)\):?\n\n)?^```(tsx?|js)\n(.*?)^```$/gms;
  return [...text.matchAll(block)].map(([, link, language = '', code = '']) => ({
    page,
    language,
    code,
    quoted: link === undefined ? undefined : posix.join(posix.dirname(page), link),
  }));
}

/** Checks that pages quote the examples exactly, and that every test among them is quoted. */
function checkQuotes() {
  const quotes = blocks.filter(({ quoted }) => quoted !== undefined);
  for (const { code, page, quoted } of quotes) {
    const same = code === readFileSync(root + quoted, 'utf8');
    demand(same, `${page} doesn’t quote ${quoted} exactly`);
  }
  for (const test of filesOf('examples', /\.(?:test|spec)\.tsx?$/)) {
    const told = quotes.some(({ quoted }) => quoted === test);
    demand(told, `no page quotes ${test}`);
  }
}

function checkTypes() {
  for (const [index, { code, language, page, quoted }] of blocks.entries()) {
    // Quoted files are checked with the examples themselves.
    if (quoted !== undefined || language === 'js') continue;
    const name = page.replaceAll(/[/.]/g, '-');
    writeFileSync(`${folder}/${name}-${index}.${language}`, code);
  }
  writeFileSync(`${folder}/sessions.d.ts`, SESSIONS);
  writeFileSync(`${folder}/names.d.ts`, API_EXAMPLE_NAMES);
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(TSCONFIG));
  execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', folder], {
    stdio: 'inherit',
  });
}

/** Runs the documented server: it refuses strangers and admits people who are signed in. */
async function checkServer() {
  const servers = blocks.filter(({ language }) => language === 'js');
  demand(servers.length === 1, 'there must be exactly one server in plain JavaScript');
  writeFileSync(`${folder}/server.js`, servers[0]?.code ?? '');
  const sessions = createServer(({ headers }, response) => {
    response.statusCode = headers.cookie === 'session=ours' ? 200 : 401;
    response.end('{"id":"person"}');
  }).listen(0, '127.0.0.1');
  await once(sessions, 'listening');
  const port = await freePort();
  const child = spawn(process.execPath, [`${folder}/server.js`], {
    env: {
      ...process.env,
      PORT: String(port),
      SESSION_URL: addressOf(sessions),
      APIMART_API_KEY: 'key',
    },
    stdio: 'inherit',
  });
  try {
    const stranger = await upload(port, {});
    demand(stranger === 'unauthorized', `a stranger gets ${stranger}`);
    const person = await upload(port, { cookie: 'session=ours' });
    demand(person === 'file-type-mismatch', `a signed-in person who sends no image gets ${person}`);
  } finally {
    child.kill();
    sessions.close();
  }
}

/** @type {(port: number, headers: Record<string, string>) => Promise<string>} */
async function upload(port, headers) {
  const body = 'no image';
  const request = { method: 'POST', body, headers: { ...headers, 'content-type': 'image/png' } };
  for (let left = 50; ; left -= 1) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/upload/apimart`, request);
      return (await response.json()).error.code;
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100)); // It is still starting.
    }
  }
}

/** @param {import('node:http').Server} server */
function addressOf(server) {
  const address = server.address();
  return typeof address === 'object' ? `http://127.0.0.1:${address?.port}/` : '';
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = new URL(addressOf(server));
  server.close();
  return Number(port);
}

// docs/api is generated. Except for the examples, its code blocks are signatures.
const pages = filesOf('docs', /\.md$/).filter((path) => !path.startsWith('docs/api/'));
const examples = await apiExamples();
demand(examples.length >= 10, 'docs/api contains hardly any examples');
const blocks = [...['README.md', ...pages].flatMap(codeBlocks), ...examples];
mkdirSync(folder, { recursive: true });
try {
  checkQuotes();
  checkTypes();
  await checkServer();
  console.log('The code in the README and docs works as written.');
} finally {
  rmSync(folder, { recursive: true });
}
