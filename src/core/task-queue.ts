/** Runs tasks in order, a few at a time. */
export interface TaskQueue {
  /**
   * Lets a task wait for its turn.
   *
   * @param place Those with a smaller one go first; without it, the task goes last.
   */
  readonly add: (id: string, task: () => Promise<void>, place?: number) => void;
  /** Takes a waiting task out; a running one is its owner's to stop. */
  readonly remove: (id: string) => void;
  /** How many may run at once; running ones go on when the number falls. */
  readonly setConcurrency: (count: number) => void;
}

interface WaitingTask {
  readonly id: string;
  readonly task: () => Promise<void>;
  readonly place: number;
}

/** @param count How many tasks may run at once. */
export function createTaskQueue(count: number): TaskQueue {
  const waiting = new Map<string, WaitingTask>();
  /** In the order of their places; one that is not among the waiting any more is skipped. */
  const line: WaitingTask[] = [];
  let concurrency = atLeastOne(count);
  let running = 0;
  let lastPlace = 0;

  function pump(): void {
    while (running < concurrency && line.length > 0) {
      const next = line.shift()!;
      if (waiting.get(next.id) !== next) continue;
      waiting.delete(next.id);
      running += 1;
      void next.task().finally(() => {
        running -= 1;
        pump();
      });
    }
  }

  return {
    add(id, task, place = lastPlace + 1) {
      lastPlace = Math.max(lastPlace, place);
      const entry = { id, task, place };
      waiting.set(id, entry);
      // Nearly always it is the last.
      const behind = line.findLastIndex((other) => other.place <= place);
      line.splice(behind + 1, 0, entry);
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

/** NaN would let all tasks run at once. */
function atLeastOne(count: number): number {
  return Math.max(1, count || 1);
}
