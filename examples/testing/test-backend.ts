import { once } from 'node:events';
import { createServer } from 'node:http';
import { test as base } from '@playwright/test';
import { toNodeListener } from 'image-upload-dropzone/proxy';
import { createTestBackend, type Fault, type TestBackend } from 'image-upload-dropzone/testing';

interface BackendFixtures {
  /** The token proxy with the vendors' double behind it, new for each test. */
  readonly backend: TestBackend;
  /** Problems at the vendors. */
  readonly faults: readonly Fault[];
}

export const test = base.extend<BackendFixtures>({
  faults: [[], { option: true }],
  backend: async ({ faults }, run) => {
    const backend = createTestBackend({ faults });
    const port = Number(process.env['BACKEND_PORT']);
    const server = createServer(toNodeListener(backend)).listen(port, '127.0.0.1');
    await once(server, 'listening');
    await run(backend);
    server.closeAllConnections();
    server.close();
  },
});
