import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const NAME = 'image-upload-dropzone';

/** Starts a registry that has the packed package and redirects npm elsewhere for all others. */
export async function startNpmRegistry(home: string): Promise<{
  readonly url: string;
  readonly close: () => void;
}> {
  const elsewhere = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
  const tarball = readFileSync(
    join(
      home,
      readdirSync(home).find((name) => name.endsWith('.tgz'))!,
    ),
  );
  const manifest = JSON.parse(
    execFileSync('tar', ['xzOf', '-', 'package/package.json'], { input: tarball }).toString(),
  ) as { version: string };
  const server = createServer(({ url: path = '/' }, response) => {
    if (path === `/${NAME}.tgz`) {
      response.end(tarball);
      return;
    }
    if (path !== `/${NAME}`) {
      response.writeHead(302, { location: new URL(path.slice(1), elsewhere).href }).end();
      return;
    }
    const { version } = manifest;
    const packed = { ...manifest, dist: { tarball: `${url}/${NAME}.tgz` } };
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        name: NAME,
        'dist-tags': { latest: version },
        versions: { [version]: packed },
      }),
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: () => void server.close() };
}
