import { createTestHttp } from '../src/testing/index.js';

/** Each upload succeeds right away. */
export const SUCCEEDS = createTestHttp([
  { progress: 1 },
  { answer: { body: { url: 'https://cdn.example/a.png' } } },
]);

/** Each upload stalls at 40%. */
export const STALLS = createTestHttp([{ progress: 0.4 }, { wait: Infinity }]);
