import { Agent, request } from 'node:http';
import { serve } from './serve.js';

// The least that a proxy in Node can do: it hands the bytes on, both ways, and looks at none.

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
  // A pipe does not tell its end that its beginning has broken off.
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) upstream.destroy();
  });
});
