import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

// Inside the package, so that its own name leads to what was built.
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
    paths: { '@/sessions': ['./sessions.d.ts'] },
  },
  include: ['.'],
};

/** What the README calls "yours". */
const SESSIONS = `export function currentUser(request: Request): Promise<{ id: string } | undefined>;\n`;

/** @type {(holds: boolean, otherwise: string) => void} */
function demand(holds, otherwise) {
  if (!holds) throw new Error(`The README does not hold: ${otherwise}`);
}

/** @returns {{ language: string, code: string }[]} */
function codeBlocks() {
  const readme = readFileSync(`${root}README.md`, 'utf8');
  const blocks = [...readme.matchAll(/^```(tsx?|js)\n(.*?)^```$/gms)];
  return blocks.map(([, language = '', code = '']) => ({ language, code }));
}

function checkTypes() {
  for (const [index, { code, language }] of codeBlocks().entries()) {
    if (language !== 'js') writeFileSync(`${folder}/block-${index}.${language}`, code);
  }
  writeFileSync(`${folder}/sessions.d.ts`, SESSIONS);
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(TSCONFIG));
  execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', folder], {
    stdio: 'inherit',
  });
}

/** Runs the server as it stands there: strangers stay out, people who are signed in come in. */
async function checkServer() {
  const server = codeBlocks().find(({ language }) => language === 'js');
  writeFileSync(`${folder}/server.js`, server?.code ?? '');
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
    demand(person === 'file-type-mismatch', `who is signed in and sends no image gets ${person}`);
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

mkdirSync(folder, { recursive: true });
try {
  checkTypes();
  await checkServer();
  console.log('The code in the README works as it stands there.');
} finally {
  rmSync(folder, { recursive: true });
}
