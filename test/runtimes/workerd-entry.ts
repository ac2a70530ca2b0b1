import type { TokenProxy } from '../../src/proxy/index.js';
import type { SiteConfig } from './site-config.js';
import { createSite } from './site.js';

let site: TokenProxy | undefined;

export default {
  async fetch(request: Request, config: SiteConfig): Promise<Response> {
    site ??= createSite(config);
    return site(request);
  },
};
