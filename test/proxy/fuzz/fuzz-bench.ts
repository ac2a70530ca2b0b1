import { inspect } from 'node:util';
import { expect } from 'vitest';
import { isErrorCode } from '../../../src/core/errors/error-codes.js';
import { createTokenProxy, toNodeListener, type ProxyEvent } from '../../../src/proxy/index.js';
import { listen } from '../../support/listen.js';
import { sendRaw, type RawAnswer } from '../../support/raw-client.js';
import { formsOf } from '../forms-of-a-secret.js';
import { readMultipart } from '../read-multipart.js';
import type { AnyRequest } from './any-request.js';

const KEY = 'CANARY/"+key=of?the&site';
const FORMS = formsOf(KEY);
const STORED = '{"url":"https://upload.apimart.ai/f/1.png"}';

/** A complete request that the vendor received. */
interface Delivered {
  readonly line: string;
  readonly headers: [string, string][];
  readonly body: Buffer;
}

/** Opens a proxy and its vendor over real HTTP, with checks that must hold for every request. */
export async function openFuzzBench() {
  const delivered: Delivered[] = [];
  const events: ProxyEvent[] = [];
  const recent: AnyRequest[] = [];
  const once = new Set<string>();
  const vendor = await listen((incoming, outgoing) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', () => {
      delivered.push({
        line: `${incoming.method} ${incoming.url}`,
        headers: Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
        body: Buffer.concat(pieces),
      });
      outgoing.setHeader('content-type', 'application/json').end(STORED);
    });
    incoming.on('error', () => {});
  });
  const proxy = createTokenProxy({
    providers: { apimart: { apiKey: KEY, origin: vendor.origin, allowInsecureOrigin: true } },
    authorize: () => true,
    timeouts: { idleMs: 2000, responseMs: 2000 },
    onEvent: (event) => events.push(event),
  });
  const site = await listen(toNodeListener(proxy));

  return {
    /** Sends all requests at once and checks each answer. */
    async check(requests: readonly AnyRequest[]): Promise<readonly RawAnswer[]> {
      delivered.length = 0;
      events.length = 0;
      // Uploads of clients that have left may arrive a little later.
      recent.unshift(...requests);
      recent.length = Math.min(recent.length, 10 * requests.length);
      const answers = await Promise.all(requests.map((request) => send(site.origin, request)));
      answers.forEach((answer, at) => checkAnswer(answer, requests[at]!));
      const seen = inspect(events, { depth: 10 });
      for (const form of FORMS) expect(seen).not.toContain(form);
      for (const each of delivered) {
        checkDelivery(each, recent);
        const id = idIn(fileIn(each.body));
        expect(once.has(id)).toBe(false);
        once.add(id);
      }
      return answers;
    },
    async close() {
      await site.close();
      await vendor.close();
    },
  };
}

async function send(
  origin: string,
  { cutAfter, ends, headers, method, path, wire }: AnyRequest,
): Promise<RawAnswer> {
  return sendRaw(origin, {
    method,
    path,
    headers,
    body: wire,
    ...(cutAfter !== undefined && { cutAfter }),
    cutBy: 'fin',
    // A hundred thousand requests can't each wait for a timeout.
    timeoutMs: ends ? 10_000 : 150,
  });
}

/** Checks that the answer is in the proxy's own words, or Node's few for what isn't HTTP. */
function checkAnswer(answer: RawAnswer, { ends, isUpload, method }: AnyRequest): void {
  const text = answer.received.toString('latin1');
  for (const form of FORMS) expect(text).not.toContain(form);
  if (ends) expect(answer.ended).not.toBe('timeout');
  if (isUpload) expect(answer.status).toBe(200);
  if (answer.status === undefined || text === NODES_REFUSAL) return;
  expect(text).not.toMatch(/\bat .*\(.*:\d+:\d+\)/);
  if (answer.body.length === 0) {
    if (method !== 'HEAD' && method !== 'OPTIONS') expect(NODES_STATUSES).toContain(answer.status);
    return;
  }
  if (!answer.complete) return;
  const body = JSON.parse(answer.body.toString()) as { url?: string; error?: { code: string } };
  if (answer.status === 200) expect(body).toEqual(JSON.parse(STORED));
  else expect(isErrorCode(body.error?.code)).toBe(true);
  expect(answer.header('cache-control')).toBe('no-store');
}

/** Node refuses invalid HTTP, an unknown expectation and oversized heads. */
const NODES_STATUSES = [400, 417, 431];
const NODES_REFUSAL = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n';

/** Checks that a complete request holds one checked image in one part, as its client sent it. */
function checkDelivery({ body, headers, line }: Delivered, requests: readonly AnyRequest[]): void {
  expect(line).toBe('POST /v1/uploads/images');
  expect(headers.map(([name]) => name).toSorted()).toEqual(GOLDEN);
  expect(headers).toContainEqual(['authorization', `Bearer ${KEY}`]);
  const parts = readMultipart({ headers, body });
  expect(parts).toHaveLength(1);
  expect(parts[0]!.headers).toHaveLength(2);
  expect(parts[0]!.headers[0]).toMatch(
    /^Content-Disposition: form-data; name="file"; filename="[^"\r\n]{1,100}"$/,
  );
  expect(parts[0]!.headers[1]).toBe('Content-Type: image/png');
  const file = parts[0]!.body;
  const sent = requests.find((request) => idIn(request.file) === idIn(file));
  expect(sent).toBeDefined();
  const { file: meant, headers: claimed, method, path } = sent!;
  expect(method).toBe('POST');
  expect(path).toMatch(/^(?:http:\/\/[^/]+)?\/api\/upload\/apimart(?:[?#]|$)/);
  // If the length is less than what was sent, the rest is another request.
  const lengths = claimed.filter(([name]) => /^content-length$/i.test(name));
  const length = lengths.length === 0 ? meant.length : Number(lengths[0]![1]);
  expect(file.equals(meant.subarray(0, Math.min(length, meant.length)))).toBe(true);
}

const GOLDEN = [
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'connection',
  'content-length',
  'content-type',
  'host',
  'sec-fetch-mode',
  'user-agent',
];

function fileIn(form: Buffer): Buffer {
  return form.subarray(form.indexOf('\r\n\r\n') + 4);
}

function idIn(file: Buffer): string {
  return file.toString('latin1', 40, 76);
}
