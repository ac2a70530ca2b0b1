import type { IncomingMessage } from 'node:http';
import { bodyAlreadyRead } from './incoming-file.js';

/**
 * The body of a Node request as a web stream that reads from the socket only when it is asked to.
 *
 * Not `Readable.toWeb`: an upload that was canceled in mid-stream made it throw where nobody could
 * catch.
 */
export function toWebStream(
  incoming: IncomingMessage,
  onFirstRead: () => void = () => {},
): ReadableStream<Uint8Array> {
  const eaten = incoming.readableDidRead;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (eaten) throw bodyAlreadyRead();
        onFirstRead();
        const piece = await nextPiece(incoming);
        if (piece === undefined) controller.close();
        else controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
}

function nextPiece(incoming: IncomingMessage): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const stopListening = () => {
      incoming.off('readable', take).off('end', take).off('error', fail).off('close', fail);
    };
    function take(): void {
      const piece = incoming.read() as Uint8Array | null;
      if (piece === null && !incoming.readableEnded) return;
      stopListening();
      resolve(piece ?? undefined);
    }
    function fail(cause?: unknown): void {
      stopListening();
      reject(new Error('The client left before the end of the body.', { cause }));
    }
    if (incoming.destroyed && !incoming.readableEnded) {
      fail();
      return;
    }
    incoming.on('readable', take).on('end', take).on('error', fail).on('close', fail);
    take();
  });
}

const MOST_BYTES = 67_108_864;
const MOST_UNDECLARED_BYTES = 1_048_576;
const LONGEST_MS = 30_000;

/**
 * Reads on and throws away what a refused client still sends: a browser that is cut off while it
 * sends cannot read the answer. Bounded by the declared length, 64 MiB and 30 seconds.
 */
export async function discardRest(incoming: IncomingMessage): Promise<void> {
  if (incoming.destroyed) return;
  const declared = incoming.headers['content-length'];
  const most =
    declared === undefined ? MOST_UNDECLARED_BYTES : Math.min(Number(declared), MOST_BYTES);
  const timer = setTimeout(() => incoming.destroy(), LONGEST_MS);
  let bytes = 0;
  await new Promise((resolve) => {
    incoming
      .on('error', () => {})
      .on('end', resolve)
      .on('close', resolve)
      .on('data', ({ byteLength }: Uint8Array) => {
        bytes += byteLength;
        if (bytes > most) incoming.destroy();
      })
      .resume();
  });
  clearTimeout(timer);
}
