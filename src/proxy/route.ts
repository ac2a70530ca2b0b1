import { UploadError } from '../core/upload-error.js';
import { TICKET_PATH } from '../core/wire.js';
import type { ConfiguredProvider } from './configured-provider.js';

/** What a request asks for: to take an image, or to name a storage for it. */
export interface Route {
  readonly provider: ConfiguredProvider;
  readonly asks: 'upload' | 'ticket';
}

/** The provider that a request names by its path. The query has no say in it. */
export function routeRequest(
  request: Request,
  basePath: string,
  providers: ReadonlyMap<string, ConfiguredProvider>,
): Route {
  const { pathname } = new URL(request.url);
  const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length + 1) : '';
  const asks = path.endsWith(TICKET_PATH) ? 'ticket' : 'upload';
  const name = asks === 'ticket' ? path.slice(0, -TICKET_PATH.length) : path;
  const provider = providers.get(name);
  if (provider === undefined || (asks === 'ticket' && !('ticket' in provider.upstream))) {
    throw new UploadError(
      'not-found',
      `Nothing is served at this path. Uploads go to ${basePath}/{provider}, where the provider is one this site has set up.`,
    );
  }
  if (/\bwebsocket\b/i.test(request.headers.get('upgrade') ?? '')) {
    throw new UploadError('invalid-request', 'An upload is a POST and becomes no WebSocket.', {
      provider: name,
    });
  }
  if (request.method !== 'POST') {
    throw new UploadError(
      'method-not-allowed',
      `An upload is a POST; ${request.method} does nothing here.`,
      { provider: name },
    );
  }
  return { provider, asks };
}
