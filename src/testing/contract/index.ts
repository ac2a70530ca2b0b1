import { DELIVERY_LAWS } from './delivery.js';
import { FACT_LAWS } from './facts.js';
import type { Law } from './contract-test.js';
import { REFUSAL_LAWS } from './refusal.js';
import { REPETITION_LAWS } from './repetition.js';

/** The laws that every provider obeys; a test runner of any make can run them. */
export const PROVIDER_LAWS: readonly Law[] = [
  ...FACT_LAWS,
  ...DELIVERY_LAWS,
  ...REPETITION_LAWS,
  ...REFUSAL_LAWS,
];
