import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { WebHandler } from '../../src/proxy/node/node-listener.js';
import { describeRuntime } from './describe-runtime.js';
import { inProcess } from './in-process.js';

function serve(site: WebHandler) {
  const app = new Hono();
  app.all('/:scenario/api/upload/*', ({ req }) => site(req.raw));
  return getRequestListener(app.fetch);
}

describeRuntime(inProcess('Hono', serve));
