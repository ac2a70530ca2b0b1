import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

// Measures only our own code. A dependency's size depends on its version, but whether it loads is up to us.

const root = fileURLToPath(new URL('..', import.meta.url));
const DEPENDENCIES =
  /^(?:react|react-dom|scheduler|axios|react-dropzone|@tanstack|@dnd-kit)(?:\/|$)/;

/**
 * Maximum kilobytes of minified code after gzip that an app loads: `first` before any file is added, `all`
 * including every later chunk, and `chunks` for individual chunks that load on first use. Set slightly
 * above the actual sizes; lower them when those shrink.
 *
 * @type {readonly {
 *   readonly names: string,
 *   readonly first: number,
 *   readonly all: number,
 *   readonly later: readonly string[],
 *   readonly chunks?: Readonly<Record<string, number>>,
 * }[]}
 */
const BUDGETS = [
  {
    names: 'apimart, ImageUploadDropzone',
    first: 30,
    all: 72,
    later: ['axios', '@tanstack/react-virtual', '@dnd-kit/dom'],
    chunks: { 'larger-view': 2.3, 'create-sorting': 1.9, pointer: 1.8 },
  },
  { names: 'apimart, useImageUpload', first: 16.8, all: 39.2, later: ['axios'] },
  { names: 'useApimartUpload', first: 6.5, all: 29.2, later: ['axios'] },
];

/** @param {string} app */
async function chunksOf(app) {
  const entry = `${root}app.js`;
  const output = await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'an-app',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? app : undefined),
      },
    ],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        // As in an app, whose entry shares its modules with later chunks.
        preserveEntrySignatures: 'allow-extension',
        external: DEPENDENCIES,
        onLog: (level, log, handle) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
        },
      },
    },
  });
  return [output]
    .flat()
    .flatMap((bundle) => ('output' in bundle ? bundle.output : []))
    .flatMap((file) => (file.type === 'chunk' ? [file] : []));
}

/**
 * Measures the code that a one-line app loads, and lists the dependencies that it loads right away.
 *
 * @param {string} names
 */
async function measure(names) {
  const chunks = await chunksOf(`export { ${names} } from 'image-upload-dropzone';`);
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const first = new Set(chunks.flatMap(({ fileName, isEntry }) => (isEntry ? [fileName] : [])));
  // Iterating a set also visits elements added meanwhile.
  for (const name of first) for (const next of byName.get(name)?.imports ?? []) first.add(next);
  const kilobytes = (/** @type {typeof chunks} */ some) =>
    some.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0) / 1000;
  return {
    first: kilobytes(chunks.filter(({ fileName }) => first.has(fileName))),
    all: kilobytes(chunks),
    early: [...first].filter((name) => !byName.has(name)),
    chunk: (/** @type {string} */ name) =>
      kilobytes(
        chunks.filter((one) => one.name === name && one.isDynamicEntry && !first.has(one.fileName)),
      ),
  };
}

/** Checks each entry point against its budget. */
export async function checkSizes() {
  for (const { names, later, chunks = {}, ...budget } of BUDGETS) {
    const { chunk, early, ...size } = await measure(names);
    for (const part of /** @type {const} */ (['first', 'all'])) {
      const said = `"${names}" weighs ${size[part].toFixed(1)} of ${budget[part]} KB (${part})`;
      if (size[part] > budget[part]) throw new Error(`${said}, which is too much.`);
      console.log(said);
    }
    for (const [name, most] of Object.entries(chunks)) {
      const weight = chunk(name);
      const said = `its chunk "${name}" weighs ${weight.toFixed(1)} of ${most} KB`;
      if (weight === 0) throw new Error(`"${names}" has no chunk "${name}" that loads later.`);
      if (weight > most) throw new Error(`${said}, which is too much.`);
      console.log(said);
    }
    const tooEarly = later.find((dependency) => early.includes(dependency));
    if (tooEarly !== undefined)
      throw new Error(`"${names}" loads ${tooEarly} before any file is added.`);
  }
}
