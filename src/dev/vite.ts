import type { IncomingMessage, ServerResponse } from 'node:http';
import { DEFAULT_ENDPOINT } from '../core/wire.js';
import { toNodeListener } from '../proxy/node/node-listener.js';
import type { Fault } from '../testing/faults.js';
import { createDevBackend } from './dev-backend.js';
import { readKeys } from './keys.js';

/** The options of {@link imageUploadDev}. */
export interface ImageUploadDevOptions {
  /** The path to serve: the dropzone's `endpoint`. */
  readonly endpoint?: string;
  /**
   * `by-key` uses the real vendor if its key is set, such as `APIMART_API_KEY` in the environment
   * or in `.env`; `double` never does.
   *
   * @default 'by-key'
   */
  readonly vendors?: 'by-key' | 'double';
  /** Faults of the double, to see how your page handles them. */
  readonly faults?: readonly Fault[];
}

/** The parts of Vite's dev or preview server that the plugin uses. */
interface ViteServer {
  readonly config: {
    readonly root: string;
    readonly mode: string;
    readonly envDir?: string | false;
    readonly server: { readonly host?: string | boolean | undefined };
    readonly preview: { readonly host?: string | boolean | undefined };
    readonly logger: { readonly info: (text: string) => void };
  };
  readonly middlewares: {
    use(
      path: string,
      listener: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
    ): unknown;
  };
}

/** The plugin, for any version of Vite. */
export interface ImageUploadDevPlugin {
  /** The name in Vite's messages. */
  readonly name: string;
  /** Builds ignore the plugin. */
  readonly apply: 'serve';
  /** Mounts the backend in Vite's dev server. */
  readonly configureServer: (server: ViteServer) => void;
  /** Mounts the backend in Vite's preview server. */
  readonly configurePreviewServer: (server: ViteServer) => void;
}

/**
 * A Vite plugin that answers uploads while you develop: the token proxy over a test double of the vendors,
 * or over a real vendor whose key is set. It serves Vite's dev and preview servers and leaves builds alone.
 * Real keys are used on loopback only, so never with `--host`, and never under Vitest.
 *
 * @example
 * export default defineConfig({ plugins: [react(), imageUploadDev()] });
 */
export function imageUploadDev({
  endpoint = DEFAULT_ENDPOINT,
  faults = [],
  vendors = 'by-key',
}: ImageUploadDevOptions = {}): ImageUploadDevPlugin {
  const mount = (
    { config, middlewares }: ViteServer,
    { host }: { readonly host?: string | boolean | undefined },
  ): void => {
    const { envDir, logger, mode, root } = config;
    // guard: no-keys-on-the-network
    const mayBeReal =
      vendors === 'by-key' && isLoopbackHost(host) && process.env['VITEST'] === undefined;
    const keys = mayBeReal ? readKeys(envDir || root, mode) : {};
    const { about, handle } = createDevBackend({ endpoint, faults, keys, pages: 'own-origin' });
    middlewares.use(endpoint, toNodeListener(handle));
    logger.info(`\n[image-upload-dropzone] ${endpoint} is served for development.\n${about}\n`);
  };
  return {
    name: 'image-upload-dropzone',
    apply: 'serve',
    configureServer: (server) => mount(server, server.config.server),
    configurePreviewServer: (server) => mount(server, server.config.preview),
  };
}

/** Whether a server with this `host` listens on loopback only. */
function isLoopbackHost(host: string | boolean | undefined): boolean {
  return [undefined, false, 'localhost', '127.0.0.1', '::1'].includes(host);
}
