import { createRequire } from 'node:module';

// Runs `wrangler dev` for the app in this folder, with the app's own wrangler. The Worker's requests don't
// leave through Node, so they're routed through this process, which knows what to do with them.

const require = createRequire(`${process.cwd()}/package.json`);
/** @type {any} */
const { unstable_startWorker: startWorker } = require('wrangler');
/** @type {any} */
const { Response } = require('miniflare');
const port = Number(process.env['PORT']);

const worker = await startWorker({
  config: 'wrangler.jsonc',
  dev: {
    server: { hostname: 'localhost', port },
    watch: false,
    /** @param {Request} request */
    async outboundService({ body, headers, method, url }) {
      const init = { body, headers: Object.fromEntries(headers), method, duplex: 'half' };
      const { status, headers: answered, body: bytes } = await fetch(url, init);
      return new Response(bytes, { status, headers: Object.fromEntries(answered) });
    },
  },
});
await worker.ready;
console.log(`The Worker is at http://localhost:${port}/`);
