import { apimartDouble } from './apimart/double.js';
import { autoenhanceDouble } from './autoenhance/double.js';
import type { ProviderDoubleDefinition } from './double.js';

/** The doubles of all providers, one line each. */
export const DOUBLES: readonly ProviderDoubleDefinition[] = [autoenhanceDouble, apimartDouble];
