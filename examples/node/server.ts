import { createServer, type Server } from 'node:http';
import { toNodeListener, type TokenProxy } from 'image-upload-dropzone/proxy';

const ONE_HOUR_MS = 3_600_000;

/** Serves a token proxy, and ends the process at SIGTERM once nothing is on its way any more. */
export function serveProxy(proxy: TokenProxy, port: number): Server {
  // Node cuts off every request after five minutes, and a large image on a slow line takes longer. The
  // proxy ends a client that sends nothing for thirty seconds.
  const server = createServer({ requestTimeout: ONE_HOUR_MS }, toNodeListener(proxy));
  process.once('SIGTERM', () => void shutDown(server, proxy));
  return server.listen(port);
}

async function shutDown(server: Server, proxy: TokenProxy): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // Also those whose client has left: the vendor's answer must be stored for the next request.
  await proxy.idle();
  await closed;
  process.exit();
}
