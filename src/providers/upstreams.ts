import { apimartUpstream } from './apimart/upstream.js';
import { autoenhanceUpstream } from './autoenhance/upstream.js';
import type { Upstream } from './upstream.js';

/** The server halves of all providers, one line each. */
export const UPSTREAMS: readonly Upstream[] = [autoenhanceUpstream, apimartUpstream];
