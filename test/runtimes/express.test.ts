import type { RequestListener } from 'node:http';
import express from 'express';
import express4 from 'express-4';
import { describe, expect, it } from 'vitest';
import { toNodeListener } from '../../src/proxy/index.js';
import type { WebHandler } from '../../src/proxy/node/node-listener.js';
import { openBench } from './bench.js';
import { describeRuntime } from './describe-runtime.js';
import { inProcess } from './in-process.js';
import { SCENARIOS } from './site-config.js';

/** Serves the proxy with either major version of Express, optionally behind body parsers. */
function serveWith(framework: typeof express, ...before: express.Handler[]) {
  return (site: WebHandler): RequestListener => {
    const app = framework();
    for (const handler of before) app.use(handler);
    for (const name of Object.keys(SCENARIOS)) {
      app.use(`/${name}/api/upload`, toNodeListener(site));
    }
    return app;
  };
}

const MAJORS = [
  ['Express 5', express],
  ['Express 4', express4],
] as const;

for (const [name, framework] of MAJORS) {
  describeRuntime(inProcess(name, serveWith(framework)));

  describe(`${name} with parsers that ignore pictures`, () => {
    const parsers = [framework.json(), framework.urlencoded({ extended: false })];
    const { seen, send } = openBench(inProcess(name, serveWith(framework, ...parsers)));

    it('stores pictures', async () => {
      expect((await send('open')).status).toBe(200);
      expect(seen()).toHaveLength(1);
    });
  });

  describe(`${name} with a parser that consumes every body`, () => {
    const parsers = [framework.json(), framework.raw({ type: '*/*', limit: '2mb' })];
    const { seen, send } = openBench(inProcess(name, serveWith(framework, ...parsers)));

    it('A28 reports the parser right away', async () => {
      const answer = await send('open', { timeoutMs: 1000 });
      expect([answer.status, answer.json.error?.code]).toEqual([500, 'body-already-read']);
      expect(answer.json.error?.message).toContain('express.json()');
      expect(seen()).toEqual([]);
    });
  });
}
