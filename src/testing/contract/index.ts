import { DELIVERY_TESTS } from './delivery.js';
import { PROFILE_TESTS } from './facts.js';
import type { ContractTest } from './contract-test.js';
import { REFUSAL_TESTS } from './refusal.js';
import { REPETITION_TESTS } from './repetition.js';

/** The tests that every provider must pass, for any test runner. */
export const CONTRACT_TESTS: readonly ContractTest[] = [
  ...PROFILE_TESTS,
  ...DELIVERY_TESTS,
  ...REPETITION_TESTS,
  ...REFUSAL_TESTS,
];
