import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { headerValue, writeHead, type HeaderLine } from './http-head.js';
import type { RecordedRequest } from './vendor-records.js';
import type { VendorAnswer, VendorStep } from './vendor-script.js';

/** The context of a step: one request on its connection, with its body still unread. */
export interface Stage {
  readonly request: RecordedRequest;
  readonly socket: Socket;
  /** Starts or continues reading the body. */
  readonly read: () => void;
  /** Waits until the condition holds or the connection is gone; returns whether it holds. */
  readonly until: (condition: () => boolean) => Promise<boolean>;
}

/** Plays one step until it is done or the sender is gone. */
export async function playStep(step: VendorStep, stage: Stage): Promise<void> {
  if ('early' in step) return answerEarly(step.early, step.linger ?? false, stage);
  if ('stall' in step) return stall(step, stage);
  if ('drop' in step) return drop(step, stage);

  stage.read();
  if (!(await stage.until(() => stage.request.complete))) return;
  if ('garbage' in step) return writeGarbage(step.garbage, step.end ?? 'close', stage);
  if ('trickle' in step) return trickle(spell(step.trickle), step, stage);
  if (step.delay !== undefined) await sleep(step.delay);
  if (stage.socket.writable) stage.socket.write(spell(step.answer));
}

type Step<Key extends string> = Extract<VendorStep, Record<Key, unknown>>;

async function answerEarly(answer: VendorAnswer, linger: boolean, stage: Stage): Promise<void> {
  const { request, socket } = stage;
  socket.write(spell(answer, [['Connection', 'close']]));
  if (linger) {
    stage.read();
    await stage.until(() => request.complete);
  }
  socket.end(() => socket.destroy());
}

async function stall(step: Step<'stall'>, stage: Stage): Promise<void> {
  if (step.stall === 'after-reading') stage.read();
  else if (step.milliseconds !== undefined) {
    await sleep(step.milliseconds);
    stage.read();
  }
  await stage.until(() => false);
}

async function drop(step: Step<'drop'>, { read, request, socket, until }: Stage): Promise<void> {
  if (step.drop !== 'at-connect') read();
  if (step.drop === 'after-reading') await until(() => request.complete);
  if (step.drop === 'mid-body') {
    await until(() => request.bodyLength >= (step.bytes ?? 1) || request.complete);
  }
  socket.resetAndDestroy();
}

async function writeGarbage(
  garbage: string | Uint8Array,
  end: 'close' | 'reset' | 'silence',
  { socket, until }: Stage,
): Promise<void> {
  socket.write(garbage);
  if (end === 'silence') await until(() => false);
  if (end === 'close') socket.end();
  if (end === 'reset') {
    // Node reports bytes that arrive together with a reset as bytes and an orderly end.
    await sleep(20);
    socket.resetAndDestroy();
  }
}

async function trickle(answer: Buffer, step: Step<'trickle'>, { socket }: Stage): Promise<void> {
  for (let sent = 0; sent < answer.length && socket.writable; sent += step.bytes) {
    socket.write(answer.subarray(sent, sent + step.bytes));
    await sleep(step.every);
  }
}

function spell({ body = '', headers = {}, status }: VendorAnswer, more: HeaderLine[] = []): Buffer {
  const bytes = Buffer.from(body);
  const given: readonly HeaderLine[] = isList(headers) ? headers : Object.entries(headers);
  const framed = headerValue(given, 'content-length') ?? headerValue(given, 'transfer-encoding');
  const length: HeaderLine[] = framed ? [] : [['Content-Length', String(bytes.length)]];
  const startLine = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}`;
  return Buffer.concat([writeHead({ startLine, headers: [...given, ...length, ...more] }), bytes]);
}

// Array.isArray doesn't narrow a readonly array in a union.
function isList(headers: NonNullable<VendorAnswer['headers']>): headers is readonly HeaderLine[] {
  return Array.isArray(headers);
}
