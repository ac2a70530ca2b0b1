/** Runs tasks in order, a few at a time. */
export interface TaskQueue {
  /**
   * Adds a task to the queue.
   *
   * @param place Tasks with a smaller place run first. Without a place, the task runs last.
   */
  readonly add: (id: string, task: () => Promise<void>, place?: number) => void;
  /** Removes a waiting task. The owner must stop a running one. */
  readonly remove: (id: string) => void;
  /** Sets how many tasks may run at once. Running tasks continue if the number is lowered. */
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
  /** Tasks in the order of their places. Those that are no longer waiting are skipped. */
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
      // A new task is nearly always the last.
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

/** With NaN, all tasks would run at once. */
function atLeastOne(count: number): number {
  return Math.max(1, count || 1);
}
