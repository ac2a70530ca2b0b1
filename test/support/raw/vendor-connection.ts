import type { Socket } from 'node:net';
import { framingOf, readBody, type BodyReader } from './http-body.js';
import { headerValue, readHead, type MessageHead } from './http-head.js';
import { playStep } from './play-step.js';
import type { RecordedConnection, RecordedRequest, RequestHead } from './vendor-records.js';
import type { VendorStep } from './vendor-script.js';

/** The state shared by all connections of one vendor. */
export interface Ledger {
  readonly requests: RecordedRequest[];
  readonly connections: RecordedConnection[];
  /** Returns the next request's step, if it can be known without the head. */
  peekStep(): VendorStep | undefined;
  takeStep(head?: RequestHead): VendorStep | Promise<VendorStep>;
  /** Rechecks all conditions that are waited for. */
  changed(): void;
  /** Waits until the condition holds or the signal aborts. */
  until(condition: () => boolean, signal?: AbortSignal): Promise<void>;
}

type Open<Record> = { -readonly [Key in keyof Record]: Record[Key] };

/** Reads the requests of one connection, one after another, and plays their steps. */
export function serveConnection(socket: Socket, ledger: Ledger): void {
  const received: Buffer[] = [];
  const connection = openConnection(received);
  const place = ledger.connections.push(connection) - 1;
  let unread: Buffer = Buffer.alloc(0);
  let current: { reader: BodyReader; reading: boolean } | undefined;

  watchEnd(socket, connection, ledger);
  const first = ledger.peekStep();
  if (first && 'drop' in first && first.drop === 'at-connect') {
    void ledger.takeStep();
    socket.resetAndDestroy();
    return;
  }
  socket.on('data', (bytes) => {
    received.push(bytes);
    advance(bytes);
  });

  function advance(bytes: Buffer) {
    unread = unread.length > 0 ? Buffer.concat([unread, bytes]) : bytes;
    if (current?.reading) unread = current.reader.take(unread);
    else if (!current) begin();
    ledger.changed();
  }

  function begin() {
    const found = readHead(unread);
    if (!found) return;
    unread = found.rest;
    socket.pause(); // none of the body is read before the script's step
    const reader = readBody(framingOf(found.head.headers, 0));
    current = { reader, reading: false };
    void play(recordRequest(found.head, reader));
  }

  async function play(request: Open<RecordedRequest>) {
    const step = await ledger.takeStep(request);
    await playStep(step, { request, socket, read, until });
    request.played = connection.closedAt === undefined;
    current = undefined;
    if (!socket.destroyed) read(); // the next request on a reused connection
    ledger.changed();
  }

  function read() {
    if (current) current.reading = true;
    socket.resume();
    advance(Buffer.alloc(0));
  }

  async function until(condition: () => boolean): Promise<boolean> {
    await ledger.until(() => condition() || connection.closedAt !== undefined);
    return condition();
  }

  function recordRequest({ headers, startLine }: MessageHead, reader: BodyReader) {
    const [method = '', path = ''] = startLine.split(' ');
    const request: Open<RecordedRequest> = {
      index: ledger.requests.length,
      connection: place,
      method,
      path,
      headers,
      header: (name) => headerValue(headers, name),
      played: false,
      get body() {
        return reader.body;
      },
      get bodyLength() {
        return reader.length;
      },
      get wire() {
        return reader.wire;
      },
      get complete() {
        return reader.complete;
      },
      get aborted() {
        const { closedBy } = connection;
        return !reader.complete && (closedBy === 'sender' || closedBy === 'sender-reset');
      },
      get closedAt() {
        return connection.closedAt;
      },
    };
    ledger.requests.push(request);
    return request;
  }
}

function openConnection(received: Buffer[]): Open<RecordedConnection> {
  return {
    openedAt: Date.now(),
    closedAt: undefined,
    closedBy: undefined,
    get received() {
      return Buffer.concat(received);
    },
  };
}

function watchEnd(socket: Socket, connection: Open<RecordedConnection>, ledger: Ledger): void {
  const ended = (by: 'sender' | 'sender-reset' | 'vendor') => {
    connection.closedAt ??= Date.now();
    connection.closedBy ??= socket.writableEnded ? 'vendor' : by;
    ledger.changed();
  };
  // Node's own listener ends our side, so this one must come first.
  socket.prependListener('end', () => ended('sender'));
  socket.on('error', () => ended('sender-reset'));
  socket.on('close', () => ended('vendor'));
}
