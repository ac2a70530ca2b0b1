import type { WebHandler } from '../../src/proxy/node/node-listener.js';
import type { SiteConfig } from './site-config.js';
import { createSite } from './site.js';

let site: WebHandler | undefined;

export default {
  async fetch(request: Request, config: SiteConfig): Promise<Response> {
    site ??= createSite(config);
    return site(request);
  },
};
