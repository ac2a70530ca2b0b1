import type { Message } from './wire-log.js';

const LONGEST_BODY = 2000;

/** The part of a body that people read: JSON on several lines, and of anything else its size. */
export function bodyText(body: unknown, type = ''): string {
  if (body === undefined || body === null || body === '') return '';
  if (body instanceof Blob) return sizeText(body.size, body.type || type);
  if (body instanceof Uint8Array) return sizeText(body.byteLength, type);
  if (typeof body !== 'string') return `a stream${type && ` of ${type}`}`;
  return indented(body).slice(0, LONGEST_BODY);
}

function sizeText(bytes: number, type: string): string {
  return `${bytes.toLocaleString('en')} bytes${type && ` of ${type}`}`;
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

/** Headers in one line each, without those that say nothing about an upload. */
export function headerLines(headers: Iterable<readonly [string, string]>): Message['headers'] {
  return [...headers]
    .filter(([name]) => !IRRELEVANT.has(name.toLowerCase()))
    .toSorted(([one], [other]) => one.localeCompare(other));
}

const IRRELEVANT = new Set([
  'accept',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'cache-control',
  'connection',
  'date',
  'keep-alive',
  'transfer-encoding',
  'vary',
  'x-content-type-options',
]);
