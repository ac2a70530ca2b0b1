/** Runs tasks in order, a few at a time. */
export interface TaskQueue {
  /** Puts a task at the end. */
  readonly add: (id: string, task: () => Promise<void>) => void;
  /** Takes a waiting task out; a running one is its owner's to stop. */
  readonly remove: (id: string) => void;
  /** How many may run at once; running ones go on when the number falls. */
  readonly setConcurrency: (count: number) => void;
}

/** @param count How many tasks may run at once. */
export function createTaskQueue(count: number): TaskQueue {
  const waiting = new Map<string, () => Promise<void>>();
  let concurrency = atLeastOne(count);
  let running = 0;

  function pump(): void {
    for (const [id, task] of waiting) {
      if (running >= concurrency) return;
      waiting.delete(id);
      running += 1;
      void task().finally(() => {
        running -= 1;
        pump();
      });
    }
  }

  return {
    add(id, task) {
      waiting.set(id, task);
      pump();
    },
    remove(id) {
      waiting.delete(id);
    },
    setConcurrency(next) {
      concurrency = atLeastOne(next);
      pump();
    },
  };
}

/** A number that is none would let all tasks run at once. */
function atLeastOne(count: number): number {
  return Math.max(1, count || 1);
}
