/** Returns a promise that rejects as soon as the signal aborts, whether or not the work ends. */
export function raceAbort<Value>(
  promise: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Creates a controller that aborts when the signal does. `release` removes the listener. */
export function linkAbortController(signal: AbortSignal | undefined): {
  readonly controller: AbortController;
  readonly release: () => void;
} {
  const controller = new AbortController();
  const follow = () => controller.abort(signal?.reason);
  if (signal?.aborted) follow();
  signal?.addEventListener('abort', follow, { once: true });
  return { controller, release: () => signal?.removeEventListener('abort', follow) };
}

/** Shared because a new error would cost a stack trace for every success. */
const NO_LONGER_AWAITED = new Error('The result is no longer awaited.');

/**
 * Runs work and gives up when it takes too long or the signal aborts. The work may throw, reject or
 * never end. Its own signal aborts once its result is no longer awaited.
 *
 * @param limitMs Milliseconds.
 */
export async function withTimeout<Value>(
  work: (signal: AbortSignal) => Value | Promise<Value>,
  limitMs: number,
  signal?: AbortSignal,
): Promise<Value> {
  const { controller, release } = linkAbortController(signal);
  const timer = setTimeout(
    () => controller.abort(new Error(`No answer within ${limitMs} ms.`)),
    limitMs,
  );
  try {
    return await raceAbort(Promise.resolve(work(controller.signal)), controller.signal);
  } finally {
    clearTimeout(timer);
    release();
    controller.abort(NO_LONGER_AWAITED);
  }
}

/** Waits for `ms` milliseconds. Rejects with the signal's reason as soon as it aborts. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
