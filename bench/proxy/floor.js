import { Agent, request } from 'node:http';
import { serve } from './serve.js';

// The least that a proxy in Node can do: it passes the bytes on in both directions without looking at them.

const vendorOrigin = process.env['VENDOR_ORIGIN'] ?? '';
const agent = new Agent({ keepAlive: true });

serve((incoming, outgoing) => {
  const { headers, method = 'POST' } = incoming;
  const upstream = request(
    vendorOrigin,
    { agent, headers, method, path: incoming.url },
    (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    },
  );
  incoming.pipe(upstream);
  upstream.on('error', () => outgoing.destroy());
  // A pipe doesn't tell its destination that its source was aborted.
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) upstream.destroy();
  });
});
