import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

// A comment in the source marks the code that keeps a promise:
//
//   // guard: only-one-order-per-key
//   if (known.state === 'finished') return known.result;
//
// A mutation names the guard, so it finds the code even after it has been moved or renamed.

/**
 * A change that a mutation makes to the code after a marker.
 *
 * - `remove` removes the statement, property or element.
 * - `condition` replaces the condition of an `if` or a conditional expression.
 * - `value` replaces the value of an assignment, a property, a `return` or a constant, or a marked
 *   expression.
 * - `swap` replaces one piece of the guarded code with another.
 * - `before` inserts a statement before the code.
 *
 * `$0` stands for the replaced code.
 *
 * @typedef {{ readonly remove: true }
 *   | { readonly condition: string }
 *   | { readonly value: string }
 *   | { readonly swap: readonly [from: string, to: string] }
 *   | { readonly before: string }} Change
 */

/** @typedef {{ readonly type: string, readonly start: number, readonly end: number }} Node */
/** @typedef {{ readonly file: string, readonly name: string, readonly node: Node, readonly source: string }} Guard */

const MARKER = /^\s*guard: ([a-z0-9-]+)\s*$/;

/**
 * Returns all guards in the sources under `root`.
 *
 * @param {string} root
 * @returns {Guard[]}
 */
export function findGuards(root) {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => {
      const file = join('src', path);
      return guardsIn(file, readFileSync(join(root, file), 'utf8'));
    });
}

/**
 * @param {string} file
 * @param {string} source
 * @returns {Guard[]}
 */
export function guardsIn(file, source) {
  if (!source.includes('guard: ')) return [];
  const { comments, errors, program } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} doesn’t parse: ${errors[0]?.message}`);
  return comments.flatMap((comment) => {
    const name = MARKER.exec(comment.value)?.[1];
    if (name === undefined) return [];
    const node = nodeAfter(program, comment.end, source, comments);
    if (node === undefined) throw new Error(`Nothing follows the guard "${name}" in ${file}.`);
    return [{ file, name, node, source }];
  });
}

/**
 * Returns the source with the change made to the guarded code.
 *
 * @param {Guard} guard
 * @param {Change} change
 */
export function mutate({ file, name, node, source }, change) {
  if ('before' in change) return splice(source, node.start, node.start, `${change.before}\n`);
  if ('swap' in change) {
    const [from, to] = change.swap;
    const code = source.slice(node.start, node.end);
    if (code.split(from).length !== 2) {
      throw new Error(`The guard "${name}" in ${file} doesn’t contain exactly one "${from}".`);
    }
    return splice(
      source,
      node.start,
      node.end,
      code.replace(from, () => to),
    );
  }
  if ('remove' in change) {
    const comma = source[node.end] === ',' ? 1 : 0;
    return splice(source, node.start, node.end + comma, node.type.endsWith('Statement') ? ';' : '');
  }
  const part = 'condition' in change ? conditionOf(node) : valueOf(node);
  if (part === undefined) {
    throw new Error(
      `The guard "${name}" in ${file} has no ${'condition' in change ? 'condition' : 'value'}.`,
    );
  }
  const text = 'condition' in change ? change.condition : change.value;
  const old = source.slice(part.start, part.end);
  return splice(
    source,
    part.start,
    part.end,
    text.replaceAll('$0', () => `(${old})`),
  );
}

/** @param {string} source @param {number} start @param {number} end @param {string} text */
function splice(source, start, end, text) {
  return source.slice(0, start) + text + source.slice(end);
}

/**
 * Returns the largest node that starts with the first token after a comment.
 *
 * @param {unknown} program
 * @param {number} end
 * @param {string} source
 * @param {readonly { readonly start: number, readonly end: number }[]} comments
 */
function nodeAfter(program, end, source, comments) {
  let at = end;
  for (;;) {
    while (/\s/.test(source[at] ?? '')) at++;
    const next = comments.find(({ start }) => start === at);
    if (next === undefined) break;
    at = next.end;
  }
  /** @type {Node | undefined} */
  let found;
  visit(program, (node) => {
    if (node.start === at && node.type !== 'Program' && found === undefined) found = node;
    return node.start <= at && at < node.end && found === undefined;
  });
  return found;
}

/** @param {unknown} value @param {(node: Node) => boolean} enter */
function visit(value, enter) {
  if (Array.isArray(value)) {
    for (const each of value) visit(each, enter);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value) && !enter(value)) return;
  for (const child of Object.values(value)) visit(child, enter);
}

/** @param {object} value @returns {value is Node} */
function isNode(value) {
  return 'type' in value && 'start' in value && 'end' in value;
}

/** @param {any} node @returns {Node | undefined} */
function conditionOf(node) {
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') return node.test;
  const value = valueOf(node);
  return value === undefined || value === node ? undefined : conditionOf(value);
}

/** @param {any} node @returns {Node | undefined} */
function valueOf(node) {
  switch (node.type) {
    case 'ReturnStatement':
      return node.argument;
    case 'VariableDeclaration':
      return node.declarations[0].init;
    case 'ExportNamedDeclaration':
      return valueOf(node.declaration);
    case 'ExpressionStatement':
      return node.expression.type === 'AssignmentExpression'
        ? node.expression.right
        : node.expression;
    case 'Property':
      return node.value;
    default:
      return node.type.endsWith('Statement') ? undefined : node;
  }
}
