import { createServer, type Server } from 'node:http';
import { toNodeListener, type TokenProxy } from 'image-upload-dropzone/proxy';

const ONE_HOUR_MS = 3_600_000;

/** Serves a token proxy. After SIGTERM, ends the process once no request is being handled. */
export function serveProxy(proxy: TokenProxy, port: number): Server {
  // Node cuts off every request after five minutes, and a large image on a slow connection takes longer.
  // The proxy itself ends an upload whose client sends nothing for thirty seconds.
  const server = createServer({ requestTimeout: ONE_HOUR_MS }, toNodeListener(proxy));
  process.once('SIGTERM', () => void shutDown(server, proxy));
  return server.listen(port);
}

async function shutDown(server: Server, proxy: TokenProxy): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // Waits even for uploads whose client has left: the vendor's answer must be stored for the next request.
  await proxy.idle();
  await closed;
  process.exit();
}
