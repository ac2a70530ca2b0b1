import { createTestHttp } from '../src/testing/index.js';

/** Each upload succeeds at once. */
export const SUCCEEDS = createTestHttp([
  { progress: 1 },
  { answer: { body: { url: 'https://cdn.example/a.png' } } },
]);

/** Each upload gets to 40 % and stays there. */
export const STALLS = createTestHttp([{ progress: 0.4 }, { wait: Infinity }]);
