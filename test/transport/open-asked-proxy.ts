import { aiHomeDesign } from '../../src/index.js';
import { openServer, refusal, type Recorded, type Reply } from './record-requests.js';

export const ORDER = { orderId: 'order-1' };
export const TAKEN: Reply = { status: 200, body: ORDER };
export const UNKNOWN_KEY: Reply = { status: 200, body: { state: 'unknown-key' } };
export const IN_PROGRESS = refusal(409, {
  code: 'in-progress',
  retryable: true,
  retryAfterMs: 1,
});
export const COSTLY = aiHomeDesign;
export const COSTLY_OPTIONS = { serviceName: 'service-day-to-dusk' } as const;

/**
 * A proxy that can be asked for the outcome of an upload.
 *
 * @param uploads Its replies to the file's bytes; the last one repeats.
 * @param questions Its replies to `/status`; the last one repeats.
 */
export async function openAskedProxy(uploads: readonly Reply[], questions: readonly Reply[]) {
  const isQuestion = ({ path }: Recorded) => path.endsWith('/status');
  const server = await openServer((request) => {
    const alike = server.requests.filter((other) => isQuestion(other) === isQuestion(request));
    const replies = isQuestion(request) ? questions : uploads;
    return replies[Math.min(alike.length, replies.length) - 1]!;
  });
  return {
    ...server,
    /** The uploads and the questions, oldest first: `upload key` or `status key`. */
    log: () =>
      server.requests.map(
        (request) =>
          `${isQuestion(request) ? 'status' : 'upload'} ${request.header('idempotency-key')}`,
      ),
    asked: () => server.requests.filter(isQuestion),
    sent: () => server.requests.filter((request) => !isQuestion(request)),
  };
}
