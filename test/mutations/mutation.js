import { DEVELOPMENT_MUTATIONS } from './development.js';
import { ENGINE_MUTATIONS } from './engine.js';
import { IMAGE_MUTATIONS } from './image.js';
import { PROXY_MUTATIONS } from './proxy.js';

/**
 * A fault to put into the source, and the tests that must notice it.
 *
 * @typedef {{
 *   readonly guard: string,
 *   readonly fault: string,
 *   readonly change: import('./guards.js').Change,
 *   readonly tests: readonly string[],
 * }} Mutation
 */

/** @type {readonly Mutation[]} */
export const MUTATIONS = [
  ...ENGINE_MUTATIONS,
  ...IMAGE_MUTATIONS,
  ...PROXY_MUTATIONS,
  ...DEVELOPMENT_MUTATIONS,
];
