import { UploadError } from '../../core/errors/upload-error.js';
import type { TransferTimeouts } from '../limits/timeouts.js';

/** Returns the next piece of a body, or `undefined` after the last one. */
export type ByteSource = () => Promise<Uint8Array | undefined>;

/** Creates a source of one piece. */
export function once(bytes: Uint8Array): ByteSource {
  let rest: Uint8Array | undefined = bytes;
  return async () => {
    const piece = rest;
    rest = undefined;
    return piece;
  };
}

/** Concatenates several sources. */
export function concatenate(...sources: ByteSource[]): ByteSource {
  const left = [...sources];
  return async () => {
    while (left.length > 0) {
      const piece = await left[0]!();
      if (piece !== undefined) return piece;
      left.shift();
    }
    return undefined;
  };
}

/** Reads a source to its end. */
export async function drain(source: ByteSource): Promise<void> {
  while ((await source()) !== undefined);
}

/** How much of a body was requested. */
export type Sent = 'nothing' | 'something' | 'everything';

/** Creates the body of a request to a vendor. It is read only on demand from the vendor. */
export function streamBody(source: ByteSource, timeouts: TransferTimeouts) {
  let sent: Sent = 'nothing';
  let sentBytes = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        sent = 'something';
        const failure = timeouts.failure();
        // An aborted fetch keeps pulling, as fast as it can.
        if (failure !== undefined) {
          controller.error(failure);
          return;
        }
        try {
          const piece = await source();
          if (piece === undefined) {
            sent = 'everything';
            // guard: answers-have-a-timeout
            timeouts.waitFor('answer', sentBytes);
            controller.close();
          } else {
            timeouts.waitFor('vendor');
            sentBytes += piece.byteLength;
            controller.enqueue(piece);
          }
        } catch (error) {
          if (error instanceof UploadError) timeouts.fail(error);
          controller.error(error);
        }
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, sent: () => sent };
}

interface FixedLength {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
}

/**
 * Gives a body the length that its header declares if the runtime ignores the header. Workers send any
 * other stream in chunks, which storages refuse. See
 * [FixedLengthStream](https://developers.cloudflare.com/workers/runtime-apis/streams/transformstream/#fixedlengthstream).
 */
export function withExactLength(
  stream: ReadableStream<Uint8Array>,
  length: number | undefined,
): ReadableStream<Uint8Array> {
  const FixedLengthStream = Reflect.get(globalThis, 'FixedLengthStream') as
    | (new (length: number) => FixedLength)
    | undefined;
  // guard: workers-bodies-have-a-length
  if (length === undefined || FixedLengthStream === undefined) return stream;
  const { readable, writable } = new FixedLengthStream(length);
  // A failure here also fails the request, which reports it.
  stream.pipeTo(writable).catch(() => {});
  return readable;
}
