import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { PAGES } from './contestants.js';

// Serves the pages and accepts their uploads, in each peer's own protocol. Nothing is stored.

/** @type {Readonly<Record<string, string>>} */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** @typedef {import('node:http').IncomingMessage} Incoming */

/**
 * @param {readonly string[]} [failing] The names of files that it refuses.
 * @returns {Promise<{ readonly origin: string, readonly close: () => void }>}
 */
export async function startServer(failing = []) {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, failing).catch(() => outgoing.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    // localhost is a secure context, so every browser API is available.
    origin: `http://localhost:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * @param {Incoming} incoming
 * @param {import('node:http').ServerResponse} outgoing
 * @param {readonly string[]} failing
 */
async function answer(incoming, outgoing, failing) {
  const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
  const isRefused = async () => {
    const start = await drain(incoming);
    const places = [decodeURIComponent(pathname), nameIn(incoming.headers), start];
    return failing.some((name) => places.some((place) => place.includes(name)));
  };
  const refuse = () => {
    outgoing.writeHead(422, { 'content-type': 'application/json' });
    outgoing.end(JSON.stringify({ error: REFUSAL }));
  };
  /** @param {unknown} value */
  const json = (value) => {
    outgoing.setHeader('content-type', 'application/json');
    outgoing.end(JSON.stringify(value));
  };
  if (pathname.startsWith('/upload/') || pathname === '/upload') {
    if (await isRefused()) refuse();
    else json({ url: 'https://images.example/1.jpg', filename: '1.jpg', bytes: 1 });
  } else if (pathname === '/api/uploadthing') {
    if (incoming.method === 'GET') json([UPLOADTHING_ROUTE]);
    else {
      const { files } = JSON.parse(await read(incoming));
      json(
        files.map((/** @type {{ name: string }} */ { name }, /** @type {number} */ index) => ({
          url: `/api/uploadthing/${index}/${encodeURIComponent(name)}`,
          key: `key-${index}`,
          name,
          customId: null,
        })),
      );
    }
  } else if (pathname.startsWith('/api/uploadthing/')) {
    if (incoming.method === 'HEAD') {
      outgoing.setHeader('x-ut-range-start', '0');
      outgoing.end();
    } else {
      if (await isRefused()) refuse();
      else json({ url: 'x', appUrl: 'x', ufsUrl: 'x', fileHash: 'x', serverData: null });
    }
  } else if (pathname === '/api/better-upload') {
    const { files } = JSON.parse(await read(incoming));
    json({
      metadata: {},
      files: files.map((/** @type {any} */ { name, size, type }, /** @type {number} */ index) => ({
        signedUrl: `/api/better-upload/${index}/${encodeURIComponent(name)}`,
        headers: {},
        file: { name, size, type, objectInfo: { key: `key-${index}`, metadata: {} } },
      })),
    });
  } else if (pathname.startsWith('/api/better-upload/')) {
    if (await isRefused()) refuse();
    else outgoing.end();
  } else {
    serveFile(pathname, outgoing);
  }
}

const UPLOADTHING_ROUTE = {
  slug: 'images',
  config: { image: { maxFileSize: '512MB', maxFileCount: 10_000, minFileCount: 1 } },
};

/** @param {string} pathname @param {import('node:http').ServerResponse} outgoing */
function serveFile(pathname, outgoing) {
  const path = normalize(join(PAGES, pathname));
  if (!path.startsWith(PAGES) || !existsSync(path)) {
    outgoing.writeHead(404).end();
    return;
  }
  outgoing.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
  createReadStream(path).pipe(outgoing);
}

/** What our proxy answers where a provider refuses a file; the others look at the status alone. */
const REFUSAL = {
  code: 'provider-rejected',
  message: 'The provider refused this image.',
  retryable: false,
};

/** @param {import('node:http').IncomingHttpHeaders} headers */
function nameIn({ 'x-upload-name': name }) {
  return typeof name === 'string' ? decodeURIComponent(name) : '';
}

/**
 * @param {Incoming} incoming
 * @returns {Promise<string>} Its start, where a form names its file.
 */
async function drain(incoming) {
  let start = '';
  for await (const chunk of incoming) start ||= chunk.toString('utf8', 0, 1000);
  return start;
}

/** @param {Incoming} incoming */
async function read(incoming) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
