import type { TransferTimeouts } from '../limits/timeouts.js';
import { clientLeft } from './request-head.js';

/** Controls what happens if the client of a transfer disconnects. */
export interface ClientPresence {
  /**
   * Runs a task to its end even if the client disconnects. If it did, the transfer ends after the task.
   */
  readonly outlast: <Value>(task: () => Promise<Value>) => Promise<Value>;
  /** Stops watching the client. */
  readonly ignore: () => void;
}

/**
 * Ends a transfer when its client disconnects.
 *
 * @param mayEnd Whether nothing would be lost, such as a response that may be requested again.
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
