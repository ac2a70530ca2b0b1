import type { IncomingMessage } from 'node:http';
import { bodyAlreadyRead } from '../request/body-reader.js';

/**
 * Returns the body of a Node request as a web stream that reads from the socket only on demand.
 *
 * It doesn't use `Readable.toWeb`, which throws an error that can't be caught if an upload is canceled
 * in mid-stream.
 */
export function toWebStream(
  incoming: IncomingMessage,
  onFirstRead: () => void = () => {},
): ReadableStream<Uint8Array> {
  const eaten = incoming.readableDidRead;
  let isListening = false;
  /** Checks again for data if the last pull found none. */
  let look = () => {};
  const onChange = () => look();

  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (eaten) throw bodyAlreadyRead();
        if (!isListening) {
          isListening = true;
          onFirstRead();
          for (const event of EVENTS) incoming.on(event, onChange);
        }
        // Usually bytes are already waiting, so no promise is needed.
        if (takePiece(incoming, controller)) return undefined;
        return new Promise((resolve) => {
          look = () => {
            if (!takePiece(incoming, controller)) return;
            look = () => {};
            resolve();
          };
        });
      },
      cancel() {
        // The listeners stay because an unhandled `error` event would end the process.
        look = () => {};
      },
    },
    { highWaterMark: 0 },
  );
}

const EVENTS = ['readable', 'end', 'error', 'close'];

/** Enqueues the available bytes or closes the stream. Returns false if there is nothing yet. */
function takePiece(
  incoming: IncomingMessage,
  controller: ReadableStreamDefaultController<Uint8Array>,
): boolean {
  const piece = incoming.read() as Uint8Array | null;
  if (piece !== null) controller.enqueue(piece);
  else if (incoming.readableEnded) controller.close();
  else if (incoming.destroyed) {
    controller.error(new Error('The client disconnected before the end of the body.'));
  } else return false;
  return true;
}

const MOST_BYTES = 67_108_864;
const MOST_UNDECLARED_BYTES = 1_048_576;
const LONGEST_MS = 30_000;

/**
 * Reads and discards what a refused client still sends, because a browser that is disconnected while it
 * sends can't read the response. Limited by the declared length, 64 MiB and 30 seconds.
 */
export async function discardRest(incoming: IncomingMessage): Promise<void> {
  if (incoming.destroyed) return;
  // It wouldn't flow while a `readable` listener is attached.
  incoming.removeAllListeners('readable');
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
