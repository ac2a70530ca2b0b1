import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRecord } from '../../src/core/is-record.js';
import { bundleSite } from './bundle-site.js';
import type { RunningSite } from './runtime.js';
import type { SiteConfig } from './site-config.js';

/** A site in its own process. */
export interface SiteProcess extends RunningSite {
  /** Returns its current memory usage in bytes. */
  readonly rss: () => Promise<number>;
  /** Sends a signal and waits for the process to end; returns its exit code. */
  readonly kill: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** Starts a site in its own Node process with this heap size. */
export async function startSiteProcess(
  { vendorOrigin }: SiteConfig,
  heapMegabytes: number,
  { entry = './node-entry.ts', env = {} }: { entry?: string; env?: Record<string, string> } = {},
): Promise<SiteProcess> {
  const directory = mkdtempSync(join(tmpdir(), 'site-'));
  const path = join(directory, 'site.mjs');
  writeFileSync(path, await bundleSite(entry));
  const child = fork(path, [], {
    env: { ...process.env, VENDOR_ORIGIN: vendorOrigin, ...env },
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (bytes: Buffer) => (printed += bytes.toString()));
  }
  const [started] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit'),
  ])) as unknown[];
  if (!isRecord(started)) throw new Error(`The site did not start.\n${printed}`);
  return {
    origin: `http://127.0.0.1:${String(started['port'])}`,
    printed: () => printed,
    async rss() {
      child.send('rss');
      const [{ rss }] = (await once(child, 'message')) as [{ rss: number }];
      return rss;
    },
    async kill(signal) {
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      return code;
    },
    async close() {
      const ended = once(child, 'exit');
      // If a test failed, requests in progress aren't waited for.
      if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL'))
        await ended;
      rmSync(directory, { recursive: true });
    },
  };
}
