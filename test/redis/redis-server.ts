import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** Whether this machine has a `redis-server`, Debian's or another one. */
export const HAS_REDIS = spawnSync('redis-server', ['--version']).status === 0;

/** Starts a separate Redis that keeps nothing on disk. */
export async function startRedis() {
  const port = await freePort();
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  for await (const bytes of server.stdout) {
    if (String(bytes).includes('Ready to accept connections')) break;
  }
  server.stdout.resume();
  return {
    url: `redis://127.0.0.1:${port}`,
    /** Pauses it with its connections open, or resumes it. */
    signal: (signal: 'SIGSTOP' | 'SIGCONT') => server.kill(signal),
    async close() {
      const ended = once(server, 'exit');
      server.kill('SIGCONT');
      server.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
