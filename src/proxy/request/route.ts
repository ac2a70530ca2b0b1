import { UploadError } from '../../core/errors/upload-error.js';
import { STATUS_PATH, TICKET_PATH } from '../../core/wire.js';
import type { ConfiguredProvider } from '../config/configured-provider.js';

/** The purpose of a request: an upload, a ticket for a storage, or the status of an upload. */
export interface Route {
  readonly provider: ConfiguredProvider;
  readonly asks: 'upload' | 'ticket' | 'status';
}

const SUFFIXES = { upload: '', ticket: TICKET_PATH, status: STATUS_PATH };

/** Finds the provider that the path of a request names. The query has no influence on it. */
export function routeRequest(
  request: Request,
  basePath: string,
  providers: ReadonlyMap<string, ConfiguredProvider>,
): Route {
  const { pathname } = new URL(request.url);
  const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length + 1) : '';
  const asks =
    (['ticket', 'status'] as const).find((each) => path.endsWith(SUFFIXES[each])) ?? 'upload';
  const name = path.slice(0, path.length - SUFFIXES[asks].length);
  const provider = providers.get(name);
  if (provider === undefined || (asks === 'ticket' && !('ticket' in provider.upstream))) {
    throw new UploadError(
      'not-found',
      `Nothing is served at this path. Upload to ${basePath}/{provider}, with a provider that is configured on this site.`,
    );
  }
  if (/\bwebsocket\b/i.test(request.headers.get('upgrade') ?? '')) {
    throw new UploadError(
      'invalid-request',
      'Uploads use POST and cannot be upgraded to a WebSocket.',
      {
        provider: name,
      },
    );
  }
  if (request.method !== 'POST') {
    throw new UploadError('method-not-allowed', `Uploads use POST, not ${request.method}.`, {
      provider: name,
    });
  }
  return { provider, asks };
}
