import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { bundling } from './contestants.js';

/** Peer dependencies, which an app already has. */
const PEERS = /^(?:react|react-dom|scheduler|@tanstack\/react-query)(?:\/|$)/;
const DEPENDENCIES = /^(?:@dnd-kit\/dom|@tanstack\/react-virtual|axios|react-dropzone)(?:\/|$)/;

/**
 * Kilobytes of JavaScript and CSS after gzip, without React and TanStack Query.
 *
 * @typedef {{
 *   readonly first: number,
 *   readonly all: number,
 *   readonly css: number,
 * }} Sizes `first` is loaded before any file is added, and `all` includes every later chunk.
 */

/**
 * @param {import('./contestants.js').Contestant} contestant
 * @param {'with-dependencies' | 'own-code'} counted `own-code` excludes dependencies that an app may
 *   share with it.
 * @returns {Promise<Sizes>}
 */
export async function measureSize(contestant, counted) {
  const shared = bundling(contestant);
  const output = await build({
    ...shared,
    build: {
      ...shared.build,
      write: false,
      rolldownOptions: {
        input: 'contestant',
        preserveEntrySignatures: 'strict',
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
  return {
    first: kilobytes(chunks.filter(({ fileName }) => loadedFirst.has(fileName)).map(codeOf)),
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
