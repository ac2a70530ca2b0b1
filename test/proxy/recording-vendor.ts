import { EventEmitter, once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** One request as the vendor's socket saw it. */
export interface RecordedRequest {
  /** Such as `POST /v1/uploads/images HTTP/1.1`. */
  line: string;
  /** In order, with names in lowercase. */
  headers: [name: string, value: string][];
  /** Without the chunk framing. */
  body: Buffer;
  /** Whether the whole request arrived. */
  complete: boolean;
  /** Settles when the request is complete or its connection is closed. */
  ended: Promise<unknown>;
  /** Settles when the connection is closed. */
  closed: Promise<unknown>;
}

/** What the vendor does with a request. It may write an answer to the socket. */
export type VendorScript = (request: RecordedRequest, socket: Socket) => void;

/** A vendor on a raw socket that records everything it gets. */
export interface RecordingVendor {
  readonly origin: string;
  readonly host: string;
  readonly requests: RecordedRequest[];
  connections: number;
  /** Resolves with the request at that index once its head has arrived. */
  readonly request: (index?: number) => Promise<RecordedRequest>;
}

/**
 * Opens a vendor for one test.
 *
 * @param script Runs when a request is complete.
 * @param atOnce Runs when a request's head has arrived, for vendors that don't wait for the body.
 */
export async function openVendor(
  script: VendorScript,
  atOnce: VendorScript = () => {},
): Promise<RecordingVendor> {
  const server = createServer({ allowHalfOpen: false }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sockets = new Set<Socket>();
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const vendor: RecordingVendor = {
    origin: `http://${host}`,
    host,
    requests: [],
    connections: 0,
    async request(index = 0) {
      while (vendor.requests.length <= index) await once(server, 'head');
      return vendor.requests[index]!;
    },
  };
  server.on('connection', (socket: Socket) => {
    vendor.connections += 1;
    sockets.add(socket);
    record(socket, script, (request) => {
      vendor.requests.push(request);
      server.emit('head');
      atOnce(request, socket);
    });
  });
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return vendor;
}

function record(
  socket: Socket,
  script: VendorScript,
  onHead: (request: RecordedRequest) => void,
): void {
  let pending: Buffer = Buffer.alloc(0);
  let current: (RecordedRequest & { finish: () => unknown }) | undefined;
  const closed = new Promise((resolve) => {
    socket.on('close', resolve);
  });
  socket.on('error', () => {});
  socket.on('data', (data) => {
    pending = Buffer.concat([pending, data]);
    for (;;) {
      if (current === undefined) {
        const end = pending.indexOf('\r\n\r\n');
        if (end === -1) return;
        current = readHead(pending.toString('latin1', 0, end), closed);
        pending = pending.subarray(end + 4);
        onHead(current);
      }
      pending = readBody(current, pending);
      if (!current.complete) return;
      const whole = current;
      current = undefined;
      whole.finish();
      script(whole, socket);
    }
  });
}

function readHead(text: string, closed: Promise<unknown>) {
  const [line = '', ...lines] = text.split('\r\n');
  const whole = new EventEmitter();
  const headers = lines.map((each): [string, string] => {
    const [name = '', ...value] = each.split(': ');
    return [name.toLowerCase(), value.join(': ')];
  });
  const ended = Promise.race([once(whole, 'end'), closed]);
  const finish = () => whole.emit('end');
  return { line, headers, body: Buffer.alloc(0), complete: false, ended, closed, finish };
}

/** Consumes the bytes that belong to the body and returns the rest. */
function readBody(request: RecordedRequest, bytes: Buffer): Buffer {
  const length = header(request, 'content-length');
  if (length !== undefined) {
    const wanted = Number(length) - request.body.length;
    request.body = Buffer.concat([request.body, bytes.subarray(0, wanted)]);
    request.complete = request.body.length === Number(length);
    return bytes.subarray(wanted);
  }
  if (header(request, 'transfer-encoding') !== 'chunked') {
    request.complete = true;
    return bytes;
  }
  let rest = bytes;
  for (;;) {
    const lineEnd = rest.indexOf('\r\n');
    if (lineEnd === -1) return rest;
    const size = Number.parseInt(rest.toString('latin1', 0, lineEnd), 16);
    const end = lineEnd + 2 + size;
    if (rest.length < end + 2) return rest;
    request.body = Buffer.concat([request.body, rest.subarray(lineEnd + 2, end)]);
    rest = rest.subarray(end + 2);
    if (size === 0) {
      request.complete = true;
      return rest;
    }
  }
}

/** Returns the value of a header. A repeated header fails the test. */
export function header({ headers }: RecordedRequest, name: string): string | undefined {
  const values = headers.filter(([each]) => each === name);
  if (values.length > 1) throw new Error(`The header ${name} stands ${values.length} times.`);
  return values[0]?.[1];
}

/** Returns the headers sorted by name, because their order depends on the version of Node. */
export function sortedHeaders({ headers }: RecordedRequest): [name: string, value: string][] {
  return headers.toSorted(([one], [other]) => one.localeCompare(other));
}

/** Returns an answer as bytes, with its exact length. */
export function answer(
  status: number,
  body: string | Buffer | object = '',
  headers: Readonly<Record<string, string>> = {},
): Buffer {
  const raw = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const bytes = Buffer.from(raw as string);
  const lines = Object.entries({ 'content-length': String(bytes.length), ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Anything\r\n${head}\r\n`), bytes]);
}

export const STORED = { url: 'https://upload.apimart.ai/f/image/1-photo.png' };

/** A vendor that stores every upload. */
export const stores: VendorScript = (_, socket) => {
  socket.write(answer(200, STORED));
};
