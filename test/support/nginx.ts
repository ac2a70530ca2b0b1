import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether nginx is installed, and openssl for a certificate. */
export const HAS_NGINX = [
  ['nginx', '-v'],
  ['openssl', 'version'],
].every(([command, argument]) => spawnSync(command!, [argument!]).status === 0);

/** The tested configurations of nginx in front of a server. */
const FRONTS = ['buffered', 'as documented', 'ending TLS', 'changing Host'] as const;

/** One nginx process that listens only on loopback. */
export interface Nginx {
  readonly origins: Readonly<Record<(typeof FRONTS)[number], string>>;
  readonly close: () => Promise<void>;
}

/** Starts nginx in front of a server. */
export async function startNginx(upstream: string): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const ports = await Promise.all(FRONTS.map(freePort));
  makeCertificate(folder);
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, upstream, ports));
  const nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let printed = '';
  nginx.stderr.on('data', (bytes: Buffer) => (printed += bytes.toString()));
  await Promise.all(
    ports.map(async (port) => {
      while (!(await accepts(port))) {
        if (nginx.exitCode !== null) throw new Error(`nginx did not start.\n${printed}`);
        await sleep(20);
      }
    }),
  );
  const origins = FRONTS.map((front, index) => [
    front,
    `${front === 'ending TLS' ? 'https' : 'http'}://127.0.0.1:${ports[index]}`,
  ]);
  return {
    origins: Object.fromEntries(origins) as Nginx['origins'],
    async close() {
      const ended = once(nginx, 'exit');
      nginx.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function configuration(folder: string, upstream: string, ports: readonly number[]): string {
  const [buffered, documented, tls, changed] = ports;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n');
  return `
    daemon off;
    master_process off;
    pid ${folder}/pid;
    events {}
    http {
      access_log off;
      client_max_body_size 60m;
      ${temporary}
      server {
        listen 127.0.0.1:${buffered};
        location / { proxy_pass ${upstream}; proxy_set_header Host $http_host; }
      }
      server {
        listen 127.0.0.1:${documented};
        ${documentedLocation().replace('http://127.0.0.1:3000', upstream)}
      }
      server {
        listen 127.0.0.1:${tls} ssl;
        ssl_certificate ${folder}/certificate.pem;
        ssl_certificate_key ${folder}/key.pem;
        ${documentedLocation().replace('http://127.0.0.1:3000', upstream)}
      }
      server {
        listen 127.0.0.1:${changed};
        location / { proxy_pass ${upstream}; proxy_set_header X-Forwarded-Host $http_host; }
      }
    }`;
}

/** Returns the configuration in docs/proxy.md. */
function documentedLocation(): string {
  const page = readFileSync(new URL('../../docs/proxy.md', import.meta.url), 'utf8');
  const [, block] = /^```nginx\n(.*?)^```$/ms.exec(page) ?? [];
  if (block === undefined) throw new Error('docs/proxy.md has no configuration of nginx.');
  return block;
}

function makeCertificate(folder: string): void {
  const words = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2';
  const { status, stderr } = spawnSync('openssl', [
    ...words.split(' '),
    '-subj',
    '/CN=app.example',
    '-keyout',
    join(folder, 'key.pem'),
    '-out',
    join(folder, 'certificate.pem'),
  ]);
  if (status !== 0) throw new Error(`openssl made no certificate.\n${String(stderr)}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
