import { createServer, type Server } from 'node:http';
import { UploadError } from '../core/errors/upload-error.js';
import { toNodeListener } from '../proxy/node/node-listener.js';
import { respondWithError } from '../proxy/respond.js';
import { randomUuid } from '../core/random-uuid.js';
import { createDevBackend, isLoopback, type DevBackendSettings } from './dev-backend.js';

/** A server for development, not yet listening, and a description of it. */
interface DevServer {
  readonly server: Server;
  readonly about: string;
}

const ONE_HOUR_MS = 3_600_000;

/** Creates the development backend as a separate server, for pages on this machine. */
export function createDevServer(settings: Omit<DevBackendSettings, 'pages'>): DevServer {
  const { about, handle } = createDevBackend({ ...settings, pages: 'loopback' });
  const listener = toNodeListener((request) => {
    // The host may be another name that points to this machine (DNS rebinding).
    // guard: other-hosts-are-refused
    return isLoopback(`http://${request.headers.get('host')}`)
      ? handle(request)
      : Promise.resolve(refuseHost());
  });
  // By default, Node cuts off slow uploads after five minutes.
  return { server: createServer({ requestTimeout: ONE_HOUR_MS }, listener), about };
}

function refuseHost(): Response {
  const message = 'The development server only accepts requests to localhost.';
  return respondWithError(new UploadError('forbidden', message), {
    requestId: randomUuid(),
    headers: {},
  });
}
