#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { DEFAULT_ENDPOINT } from '../core/wire.js';
import { createDevServer } from './dev-server.js';
import { readKeys } from './keys.js';

const DEFAULT_PORT = '8787';
const MOST_PORT = 65_535;

const USAGE = `Usage: image-upload-dropzone dev [--port ${DEFAULT_PORT}] [--endpoint ${DEFAULT_ENDPOINT}] [--double]

Accepts uploads on this machine while you develop: the token proxy with a test double of the vendors, or
with a real vendor whose key is set in the environment or in .env, such as APIMART_API_KEY.

  --port      the port to listen on, or 0 for any free port
  --endpoint  the path for uploads
  --double    never use a real vendor, even if a key is set`;

function main(): void {
  const { positionals, values } = readArguments();
  if (values.help) {
    console.log(USAGE);
    return;
  }
  if (positionals.length !== 1 || positionals[0] !== 'dev') fail(USAGE);
  // guard: not-in-production
  if (process.env['NODE_ENV'] === 'production') {
    fail(
      'This server lets anyone on this machine upload, but NODE_ENV is "production". Use createTokenProxy() with your own `authorize` instead.',
    );
  }
  const { double, endpoint, port } = values;
  if (!/^\d+$/.test(port) || Number(port) > MOST_PORT)
    fail(`--port must be a number from 0 to ${MOST_PORT}.`);
  serve(endpoint, Number(port), double);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        port: { type: 'string', default: DEFAULT_PORT },
        endpoint: { type: 'string', default: DEFAULT_ENDPOINT },
        double: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function serve(endpoint: string, port: number, isDouble: boolean): void {
  const keys = isDouble ? {} : readKeys(process.cwd(), process.env['NODE_ENV'] ?? 'development');
  const { about, server } = createDevServer({ endpoint, keys });
  server.on('error', (error) => fail(`The development server did not start: ${error.message}.`));
  // guard: loopback-only
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    const actual = typeof address === 'object' && address !== null ? address.port : port;
    console.log(
      `Accepting uploads at http://127.0.0.1:${actual}${endpoint} for pages on this machine.\n${about}`,
    );
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close(() => process.exit());
      server.closeAllConnections();
    });
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

main();
