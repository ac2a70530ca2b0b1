// Generates docs/api and the tables in Storybook from the types.
//
//   npm run docs:api              writes both
//   npm run docs:api -- --check   fails if they are out of date or a name has no docstring
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'oxfmt';
import { Application, DeclarationReflection, ReflectionKind } from 'typedoc';
import { correctAnchors } from './anchors.js';

/** @import { Comment, CommentDisplayPart, SignatureReflection, SomeType } from 'typedoc' */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = join(ROOT, 'docs/api');
const TABLES = join(ROOT, '.storybook/api.json');

/** The types whose members Storybook shows as tables. */
const TABLED = [
  'ImageUploadDropzoneProps',
  'ImageUploadOptions',
  'ImageUpload',
  'ProviderHookOptions',
  'ProviderUpload',
];

const MODULES = ReflectionKind.Module | ReflectionKind.Project;

/** The kinds of names that need a docstring. */
const DESCRIBED =
  ReflectionKind.Function |
  ReflectionKind.Variable |
  ReflectionKind.Interface |
  ReflectionKind.TypeAlias |
  ReflectionKind.Property |
  ReflectionKind.Method;

const check = process.argv.includes('--check');
const directory = check ? await mkdtemp(join(tmpdir(), 'api-docs-')) : PAGES;

const options = {
  entryPoints: ['index.ts', 'proxy/index.ts', 'testing/index.ts', 'dev/vite.ts'].map((file) =>
    join(ROOT, 'src', file),
  ),
  basePath: join(ROOT, 'src'),
  tsconfig: join(ROOT, 'tsconfig.build.json'),
  plugin: ['typedoc-plugin-markdown'],
  name: 'API',
  readme: 'none',
  logLevel: /** @type {const} */ ('Error'),
  // The project's own compiler checks the types.
  skipErrorChecking: true,
  excludeExternals: true,
  excludeInternal: true,
  excludePrivate: true,
  disableSources: true,
  // A name that a type uses without exporting it is part of that type's entry.
  validation: false,
  outputs: [{ name: 'markdown', path: directory }],
  outputFileStrategy: 'modules',
  entryFileName: 'README',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  expandObjects: true,
  interfacePropertiesFormat: 'table',
  parametersFormat: 'table',
  propertyMembersFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  tableColumnSettings: { hideModifiers: true, hideInherited: true, hideOverrides: true },
};

const application = await Application.bootstrapWithPlugins(options);
const project = await application.convert();
if (project === undefined) throw new Error('TypeDoc couldn’t read the types.');
const reflections = project.getReflectionsByKind(ReflectionKind.All);
hideInternalParents();
await application.generateOutputs(project);
await correctAnchors(directory);

const tables = Object.fromEntries(TABLED.map((name) => [name, rowsOf(name)]));
const { code: json } = await format(TABLES, JSON.stringify(tables));

if (check) {
  const faults = [...(await stalePages()), ...undescribed()];
  if ((await readFile(TABLES, 'utf8')) !== json) faults.push('.storybook/api.json is out of date.');
  await rm(directory, { recursive: true });
  if (faults.length > 0) {
    console.error(`${faults.join('\n')}\nRun \`npm run docs:api\` and commit the result.`);
    process.exit(1);
  }
} else {
  await writeFile(TABLES, json);
}

/** Hides parents that aren't exported, because the tables of the types that extend them list their members. */
function hideInternalParents() {
  for (const one of reflections) {
    if (!(one instanceof DeclarationReflection)) continue;
    const known = one.extendedTypes?.filter(
      (type) =>
        type.type !== 'reference' ||
        type.reflection !== undefined ||
        type.package !== 'image-upload-dropzone',
    );
    if (known?.length !== 0) continue;
    delete one.extendedTypes;
    const below = one.typeHierarchy?.next;
    if (below?.next === undefined) delete one.typeHierarchy;
    else one.typeHierarchy = below;
  }
}

/**
 * Returns a row for each member of a type, from its docstring.
 *
 * @param {string} name
 */
function rowsOf(name) {
  const found = reflections.find((one) => one.name === name && one.parent?.kindOf(MODULES));
  const members = found instanceof DeclarationReflection ? membersOf(found) : [];
  if (members.length === 0) throw new Error(`${name} has no members that TypeDoc can see.`);
  return members.map((member) => ({
    name: member.name,
    type: typeOf(member),
    required: !member.flags.isOptional,
    description: textOf(commentOf(member)?.summary).replaceAll('\n', ' '),
    default: defaultOf(commentOf(member)),
  }));
}

/**
 * Returns the type of a member as written. For functions, intersection types of parameters are left out.
 *
 * @param {DeclarationReflection} member
 */
function typeOf({ signatures, type }) {
  const signature = (signatures ?? signaturesOf(type))?.[0];
  if (signature === undefined) return String(type);
  const parameters = (signature.parameters ?? []).map(({ flags, name, type: itsType }) =>
    itsType?.type === 'intersection'
      ? name
      : `${name}${flags.isOptional ? '?' : ''}: ${String(itsType)}`,
  );
  return `(${parameters.join(', ')}) => ${String(signature.type)}`;
}

/**
 * Returns the members of an interface, or those that an intersection declares itself.
 *
 * @param {DeclarationReflection} found
 * @returns {readonly DeclarationReflection[]}
 */
function membersOf({ children, type }) {
  if (children !== undefined) return children;
  const parts = type?.type === 'intersection' ? type.types : [];
  return parts.flatMap((part) =>
    part.type === 'reflection' ? (part.declaration.children ?? []) : [],
  );
}

/**
 * @param {SomeType | undefined} type
 * @returns {readonly SignatureReflection[] | undefined}
 */
function signaturesOf(type) {
  return type?.type === 'reflection' ? type.declaration.signatures : undefined;
}

/**
 * Returns a docstring, which for a function belongs to its signature.
 *
 * @param {import('typedoc').Reflection} reflection
 * @returns {Comment | undefined}
 */
function commentOf(reflection) {
  if (reflection.comment !== undefined || !(reflection instanceof DeclarationReflection)) {
    return reflection.comment;
  }
  return (reflection.signatures ?? signaturesOf(reflection.type))?.[0]?.comment;
}

/** @param {readonly CommentDisplayPart[]} [parts] */
function textOf(parts = []) {
  return parts.map(({ text }) => text).join('');
}

/** @param {Comment | undefined} comment */
function defaultOf(comment) {
  const tag = comment?.blockTags.find(({ tag: name }) => name === '@default');
  return tag && textOf(tag.content).replaceAll(/^```\w*\n|\n```$|`/g, '');
}

async function stalePages() {
  const written = await readdir(directory);
  const kept = await readdir(PAGES).catch(() => []);
  const stale = [];
  for (const name of new Set([...written, ...kept])) {
    const [fresh, old] = await Promise.all(
      [directory, PAGES].map((place) => readFile(join(place, name), 'utf8').catch(() => undefined)),
    );
    if (fresh !== old) stale.push(`docs/api/${name} is out of date.`);
  }
  return stale;
}

/** Returns errors for public names and members without a docstring. */
function undescribed() {
  return reflections
    .filter(({ kind, parent }) => (kind & DESCRIBED) !== 0 && parent !== undefined)
    .filter((one) => !one.getFullName().includes('__type'))
    .filter((one) => textOf(commentOf(one)?.summary) === '')
    .map((one) => `${one.getFullName()} has no docstring.`);
}
