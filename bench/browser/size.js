import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { bundling } from './contestants.js';
import { choose, withPage } from './measure.js';

/** Peer dependencies, which an app already has. */
const PEERS = /^(?:react|react-dom|scheduler|@tanstack\/react-query)(?:\/|$)/;
const DEPENDENCIES = /^(?:@dnd-kit\/dom|@tanstack\/react-virtual|axios|react-dropzone)(?:\/|$)/;

/**
 * Kilobytes of JavaScript and CSS after gzip, without React and TanStack Query.
 *
 * @typedef {{
 *   readonly first: number,
 *   readonly used: number,
 *   readonly all: number,
 *   readonly css: number,
 * }} Sizes `first` is loaded before any file is added, `used` once an image is uploaded, and `all`
 *   includes every later chunk.
 */

/**
 * Returns the names of the chunks that a page has loaded once an image is uploaded and shown.
 *
 * @param {string} origin
 * @param {import('./contestants.js').Contestant} contestant
 * @param {string} image A path.
 * @returns {Promise<ReadonlySet<string>>}
 */
export function chunksOfUpload(origin, contestant, image) {
  return withPage(origin, contestant, async (page) => {
    await page.evaluate('bench.mount({ auto: true })');
    await page.waitForSelector('input[type=file]', { state: 'attached' });
    const done = page.evaluate('bench.whenDone(10000)');
    await choose(page, [image]);
    await done;
    // For what follows the upload, such as its preview.
    await sleep(1000);
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    return new Set(
      loaded.flatMap((name) => /([^/]+)-[\w-]{8}\.js$/.exec(new URL(name).pathname)?.[1] ?? []),
    );
  });
}

/**
 * @param {import('./contestants.js').Contestant} contestant
 * @param {'with-dependencies' | 'own-code'} counted `own-code` excludes dependencies that an app may
 *   share with it.
 * @param {ReadonlySet<string>} [later] The names of the chunks that an upload loads.
 * @returns {Promise<Sizes>}
 */
export async function measureSize(contestant, counted, later = new Set()) {
  const shared = bundling(contestant);
  const output = await build({
    ...shared,
    build: {
      ...shared.build,
      write: false,
      rolldownOptions: {
        input: 'contestant',
        // As in an app, whose entry shares its modules with later chunks.
        preserveEntrySignatures: 'allow-extension',
        external: (id) => PEERS.test(id) || (counted === 'own-code' && DEPENDENCIES.test(id)),
      },
    },
    resolve: {
      ...shared.resolve,
      alias: shared.resolve.alias.filter(({ find }) => !String(find).includes('react')),
    },
  });
  const files = 'output' in output ? output.output : [];
  const chunks = files.flatMap((file) => (file.type === 'chunk' ? [file] : []));
  const loadedFirst = new Set(
    chunks.flatMap(({ fileName, imports, isEntry }) => (isEntry ? [fileName, ...imports] : [])),
  );
  const kilobytes = (/** @type {readonly (string | Uint8Array)[]} */ sources) =>
    sources.reduce((sum, source) => sum + gzipSync(source, { level: 9 }).length, 0) / 1000;
  const first = chunks.filter(({ fileName }) => loadedFirst.has(fileName));
  const used = chunks.filter((chunk) => first.includes(chunk) || later.has(chunk.name));
  return {
    first: kilobytes(first.map(codeOf)),
    used: kilobytes(used.map(codeOf)),
    all: kilobytes(chunks.map(codeOf)),
    css: kilobytes(
      files.flatMap((file) =>
        file.type === 'asset' && file.fileName.endsWith('.css') ? [file.source] : [],
      ),
    ),
  };
}

/** @param {{ readonly code: string }} chunk */
function codeOf({ code }) {
  return code;
}
