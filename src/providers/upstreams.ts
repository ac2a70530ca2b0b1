import { aiHomeDesignUpstream } from './ai-homedesign/upstream.js';
import { apimartUpstream } from './apimart/upstream.js';
import { autoenhanceUpstream } from './autoenhance/upstream.js';
import { imagePipelineUpstream } from './imagepipeline/upstream.js';
import { stablecogUpstream } from './stablecog/upstream.js';
import type { Upstream } from './upstream.js';

/** The server halves of all providers, one line each. */
export const UPSTREAMS: readonly Upstream[] = [
  autoenhanceUpstream,
  aiHomeDesignUpstream,
  apimartUpstream,
  stablecogUpstream,
  imagePipelineUpstream,
];
