import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sampleImages } from '../../src/testing/index.js';
import { bundleSite } from '../runtimes/bundle-site.js';

const PNG = sampleImages.png({ bytes: 20_000 });
const KEY = 'a-key-that-is-real';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dev-command-'));
  writeFileSync(join(folder, 'cli.mjs'), await bundleSite('../../src/dev/cli.ts'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command in an empty folder, without the keys in the tests' environment. */
function run(words: string, env: Readonly<Record<string, string>> = {}) {
  const own = Object.entries(process.env).filter(
    ([name]) => !name.endsWith('_API_KEY') && name !== 'NODE_ENV',
  );
  const child = spawn(process.execPath, ['cli.mjs', ...words.split(' ').filter(Boolean)], {
    cwd: folder,
    env: { ...Object.fromEntries(own), ...env },
  });
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => (output.text += bytes.toString()));
  }
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, output };
}

async function start(words = 'dev --port 0', env?: Readonly<Record<string, string>>) {
  const { child, output } = run(words, env);
  await expect.poll(() => output.text, { timeout: 20_000 }).toMatch(/http:\/\/.*\n.*[.]/);
  const [origin = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(output.text) ?? [];
  return { child, origin, output, port: Number(new URL(origin).port) };
}

async function end(words: string, env?: Readonly<Record<string, string>>) {
  const { child, output } = run(words, env);
  const [code] = (await once(child, 'close')) as [number];
  return { code, text: output.text };
}

function upload(
  origin: string,
  headers: Readonly<Record<string, string>> = {},
  path = '/api/upload',
) {
  return fetch(`${origin}${path}/apimart`, {
    method: 'POST',
    body: PNG,
    headers: { 'content-type': PNG.type, ...headers },
  });
}

/** Sends one request with a custom `Host`, which fetch doesn't send. */
async function uploadTo(port: number, host: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `POST /api/upload/apimart HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
  );
  let answer = '';
  for await (const bytes of socket) answer += String(bytes);
  return answer;
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = (await ended) as [number | null];
  return code;
}

describe('npx image-upload-dropzone dev', () => {
  it('says what it is, accepts uploads and serves them back until it is stopped', async () => {
    const { child, origin, output } = await start();
    expect(output.text).toContain(`Accepting uploads at ${origin}/api/upload`);
    expect(output.text).toContain('All providers are test doubles on this machine');
    const answer = await upload(origin);
    const { url } = (await answer.json()) as { url: string };
    expect(url).toMatch(`${origin}/api/upload/double/`);
    expect(await (await fetch(url)).arrayBuffer()).toEqual(await PNG.arrayBuffer());
    expect(await stop(child, 'SIGTERM')).toBe(0);
  });

  it('lets only pages of this machine upload, on any port', async () => {
    const { origin } = await start('dev --port 0 --endpoint /images');
    for (const page of ['http://localhost:3000', 'http://127.0.0.1:5173', 'http://[::1]:3000']) {
      const preflight = await fetch(`${origin}/images/apimart`, {
        method: 'OPTIONS',
        headers: { origin: page, 'access-control-request-method': 'POST' },
      });
      expect(preflight.headers.get('access-control-allow-origin')).toBe(page);
      const answer = await upload(origin, { origin: page }, '/images');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('access-control-allow-origin')).toBe(page);
    }
    for (const page of ['https://evil.example', 'http://localhost.evil.example', 'null']) {
      const answer = await upload(origin, { origin: page }, '/images');
      expect([page, answer.status]).toEqual([page, 403]);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('answers only on loopback and under no other name', async () => {
    const { port } = await start();
    expect(await uploadTo(port, `localhost:${port}`)).toMatch(/415 .*"code":"file-invalid-type"/s);
    expect(await uploadTo(port, 'rebound.example')).toMatch(/403 .*"code":"forbidden"/s);
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address !== undefined && !address.internal && address.family === 'IPv4');
    for (const { address } of others as { address: string }[]) {
      const socket = connect(port, address);
      const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
      expect(error.code).toBe('ECONNREFUSED');
    }
  });

  it('says which vendor is real without showing its key', async () => {
    writeFileSync(join(folder, '.env'), `STABLECOG_API_KEY=${KEY}\n`);
    onTestFinished(() => rmSync(join(folder, '.env')));
    const { output } = await start('dev --port 0', { APIMART_API_KEY: KEY });
    expect(output.text).toContain('APIMart is REAL: APIMART_API_KEY is set');
    expect(output.text).toContain('Stablecog is REAL: STABLECOG_API_KEY is set');
    expect(output.text).not.toContain(KEY);
    const played = await start('dev --port 0 --double', { APIMART_API_KEY: KEY });
    expect(played.output.text).toContain('All providers are test doubles');
    expect((await upload(played.origin)).status).toBe(200);
  });

  it.each([
    ['dev', { NODE_ENV: 'production' }, /NODE_ENV is "production".*createTokenProxy/],
    ['dev --port many', {}, /--port must be a number/],
    ['dev --prot 1', {}, /--prot.*Usage: /s],
    ['build', {}, /^Usage: /],
    ['', {}, /^Usage: /],
  ])('refuses "%s" with %j', async (words, env, sentence) => {
    const { code, text } = await end(words, env);
    expect(code).toBe(1);
    expect(text).toMatch(sentence);
  });

  it('says that its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const { code, text } = await end(`dev --port ${port}`);
    expect(code).toBe(1);
    expect(text).toMatch(/did not start: .*EADDRINUSE/);
  });

  it('prints its usage', async () => {
    const { code, text } = await end('--help');
    expect(code).toBe(0);
    expect(text).toContain('--endpoint');
  });
});
