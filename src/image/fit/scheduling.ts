import { createTaskQueue } from '../../core/task-queue.js';

const queue = createTaskQueue(1);
let count = 0;

/**
 * Runs tasks one at a time across the whole page, since each holds a decoded image in memory with four
 * bytes per pixel. A task whose signal is aborted leaves the queue immediately.
 */
export function runExclusively<Value>(
  task: () => Promise<Value>,
  signal: AbortSignal,
): Promise<Value> {
  count += 1;
  const id = String(count);
  return new Promise((resolve, reject) => {
    const leave = () => {
      queue.remove(id);
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', leave, { once: true });
    queue.add(id, async () => {
      await task()
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', leave));
    });
  });
}

/** Lets the page respond to input between two pieces of work. */
export function yieldToPage(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
