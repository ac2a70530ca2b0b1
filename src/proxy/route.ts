import { UploadError } from '../core/upload-error.js';
import type { ConfiguredProvider } from './configured-providers.js';

/** The provider that a request names by its path. The query has no say in it. */
export function routeRequest(
  request: Request,
  basePath: string,
  providers: ReadonlyMap<string, ConfiguredProvider>,
): ConfiguredProvider {
  const { pathname } = new URL(request.url);
  const name = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length + 1) : '';
  const provider = providers.get(name);
  if (provider === undefined) {
    throw new UploadError(
      'not-found',
      `Nothing is served at this path. Uploads go to ${basePath}/{provider}, where the provider is one this site has set up.`,
    );
  }
  if (request.method !== 'POST') {
    throw new UploadError(
      'method-not-allowed',
      `An upload is a POST; ${request.method} does nothing here.`,
      { provider: name },
    );
  }
  return provider;
}
