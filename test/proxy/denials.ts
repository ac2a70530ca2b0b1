import type { Authorize } from '../../src/proxy/index.js';

class AlwaysAllowed {
  get allow(): boolean {
    return true;
  }
}

type Denial<Answer> = [answer: string, authorize: Answer, status: number, code: string];

const ANSWERS: Denial<() => unknown>[] = [
  ['undefined', () => undefined, 401, 'unauthorized'],
  ['null', () => null, 401, 'unauthorized'],
  ['false', () => false, 401, 'unauthorized'],
  ['{}', () => ({}), 401, 'unauthorized'],
  ['"true"', () => 'true', 401, 'unauthorized'],
  ['"false"', () => 'false', 401, 'unauthorized'],
  ['1', () => 1, 401, 'unauthorized'],
  ['an array', () => [true], 401, 'unauthorized'],
  ['{ message }', () => ({ message: 'no' }), 401, 'unauthorized'],
  ['{ error }', () => ({ error: 'no' }), 401, 'unauthorized'],
  ['an Error', () => new Error('no'), 401, 'unauthorized'],
  ['a Response', () => new Response(null, { status: 200 }), 401, 'unauthorized'],
  ['{ allow: "true" }', () => ({ allow: 'true' }), 401, 'unauthorized'],
  ['{ allow: 1 }', () => ({ allow: 1 }), 401, 'unauthorized'],
  ['{ subject }', () => ({ subject: 'ada' }), 401, 'unauthorized'],
  ['a function', () => () => true, 401, 'unauthorized'],
  ['a promise of undefined', async () => undefined, 401, 'unauthorized'],
  ['{ allow: false }', () => ({ allow: false }), 401, 'unauthorized'],
  ['forbidden', () => ({ allow: false, code: 'forbidden' }), 403, 'forbidden'],
  ['token-expired', () => ({ allow: false, code: 'token-expired' }), 401, 'token-expired'],
  ['token-used', () => ({ allow: false, code: 'token-used' }), 409, 'token-used'],
  ['a code of another matter', () => ({ allow: false, code: 'in-progress' }), 401, 'unauthorized'],
  ['a code nobody has', () => ({ allow: false, code: 'toString' }), 401, 'unauthorized'],
  [
    'a thrown error',
    () => {
      throw new Error('db down');
    },
    503,
    'proxy-unavailable',
  ],
  ['a rejection', () => Promise.reject(new Error('db down')), 503, 'proxy-unavailable'],
  ['an inherited allow', () => Object.create({ allow: true }) as unknown, 401, 'unauthorized'],
  ['an allow of a class', () => new AlwaysAllowed(), 401, 'unauthorized'],
];

/** Answers from `authorize` that allow but have one invalid field. */
export const FAULTY_GRANTS: readonly [field: string, value: unknown][] = [
  ['maxBytes', Number.NaN],
  ['maxBytes', 0],
  ['maxBytes', -1],
  ['maxBytes', '5MB'],
  ['maxBytes', '5000000'],
  ['maxBytes', null],
  ['types', 'image/png'],
  ['types', [7]],
  ['types', null],
  ['subject', 7],
  ['subject', null],
  ['subject', { id: 7 }],
  ['spend', true],
];

/** Answers from `authorize` that keep a caller out, and what the caller is told. */
export const DENIALS = ANSWERS as Denial<Authorize>[];
