import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { WebHandler } from '../../src/proxy/node/node-listener.js';
import { describeRuntime } from './describe-runtime.js';
import { inProcess } from './in-process.js';

/** The adapter that people write first: a Request created by Node, with its answer sent in one piece. */
function serveBare(site: WebHandler) {
  return (incoming: IncomingMessage, outgoing: ServerResponse) => {
    void (async () => {
      const left = new AbortController();
      outgoing.on('close', () => {
        if (!outgoing.writableEnded) left.abort();
      });
      const { headers, method = 'GET', url = '/' } = incoming;
      const init: RequestInit & { duplex: 'half' } = {
        method,
        headers: Object.entries(headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]),
        body: /^(?:GET|HEAD)$/.test(method) ? null : (Readable.toWeb(incoming) as ReadableStream),
        duplex: 'half',
        signal: left.signal,
      };
      const answer = await site(new Request(`http://${headers.host}${url}`, init));
      outgoing.writeHead(answer.status, [...answer.headers].flat());
      outgoing.end(new Uint8Array(await answer.arrayBuffer()));
    })();
  };
}

describeRuntime(inProcess('a bare Request', serveBare));
