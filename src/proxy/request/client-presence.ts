import type { TransferTimeouts } from '../limits/timeouts.js';
import { clientLeft } from './request-head.js';

/** What follows when the client of a transfer leaves. */
export interface ClientPresence {
  /** Runs a task to its end even if the client leaves; a client that left meanwhile ends the transfer after it. */
  readonly outlast: <Value>(task: () => Promise<Value>) => Promise<Value>;
  /** Takes no more notice of the client. */
  readonly ignore: () => void;
}

/**
 * Ends a transfer whose client leaves.
 *
 * @param mayEnd Whether nothing would be lost, such as a response that may be asked for again.
 */
export function watchClient(
  { signal }: Request,
  timeouts: TransferTimeouts,
  mayEnd: () => boolean,
): ClientPresence {
  let outlasting = 0;
  const onLeave = () => {
    if (outlasting === 0 && mayEnd()) timeouts.fail(clientLeft());
  };
  signal.addEventListener('abort', onLeave);
  if (signal.aborted) onLeave();
  return {
    async outlast(task) {
      outlasting += 1;
      try {
        return await task();
      } finally {
        outlasting -= 1;
        if (signal.aborted) onLeave();
      }
    },
    ignore: () => signal.removeEventListener('abort', onLeave),
  };
}
