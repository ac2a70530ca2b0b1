import { aiHomeDesignDouble } from './ai-homedesign/double.js';
import { apimartDouble } from './apimart/double.js';
import { autoenhanceDouble } from './autoenhance/double.js';
import type { ProviderDoubleDefinition } from './double.js';
import { imagePipelineDouble } from './imagepipeline/double.js';
import { stablecogDouble } from './stablecog/double.js';

/** The doubles of all providers, one line each. */
export const DOUBLES: readonly ProviderDoubleDefinition[] = [
  autoenhanceDouble,
  aiHomeDesignDouble,
  apimartDouble,
  stablecogDouble,
  imagePipelineDouble,
];
