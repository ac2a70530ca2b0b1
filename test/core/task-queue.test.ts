import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTaskQueue } from '../../src/core/task-queue.js';

/** Opens a queue whose tasks end when the test says so. */
function openQueue(count: number) {
  const queue = createTaskQueue(count);
  const running = new Map<string, () => void>();
  const started: string[] = [];
  return {
    queue,
    started,
    running,
    add: (...ids: string[]) => {
      for (const id of ids) {
        queue.add(id, () => {
          started.push(id);
          return new Promise((resolve) => {
            running.set(id, resolve);
          });
        });
      }
    },
    end: async (id: string) => {
      running.get(id)!();
      running.delete(id);
      // The queue is notified two microtasks later.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('createTaskQueue', () => {
  it('starts tasks in order, up to the limit, and the next when one ends', async () => {
    const { add, end, started } = openQueue(2);
    add('a', 'b', 'c', 'd');
    expect(started).toEqual(['a', 'b']);
    await end('b');
    expect(started).toEqual(['a', 'b', 'c']);
    await end('a');
    await end('c');
    expect(started).toEqual(['a', 'b', 'c', 'd']);
  });

  it('runs tasks with an earlier place first, and those with the same place in order', async () => {
    const { queue, started } = openQueue(1);
    const task = (id: string) => async () => void started.push(id);
    let unblock = () => {};
    queue.add('running', () => new Promise((resolve) => (unblock = resolve)));
    for (const [id, place] of [['c', 3], ['a', 1], ['last'], ['b', 2], ['also b', 2]] as const) {
      queue.add(id, task(id), place);
    }
    queue.remove('b');
    queue.add('b', task('b'), 9);
    unblock();
    await new Promise((resolve) => setImmediate(resolve));
    expect(started).toEqual(['a', 'also b', 'c', 'last', 'b']);
  });

  it('forgets a waiting task and leaves a running one to its owner', async () => {
    const { add, end, queue, started } = openQueue(1);
    add('a', 'b', 'c');
    queue.remove('b');
    queue.remove('a');
    expect(started).toEqual(['a']);
    await end('a');
    expect(started).toEqual(['a', 'c']);
  });

  it('starts more when the limit rises and stops none when it falls', async () => {
    const { add, end, queue, started } = openQueue(1);
    add('a', 'b', 'c', 'd');
    queue.setConcurrency(3);
    expect(started).toEqual(['a', 'b', 'c']);
    queue.setConcurrency(1);
    await end('a');
    await end('b');
    expect(started).toEqual(['a', 'b', 'c']);
    await end('c');
    expect(started).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each([0, -1, NaN])('runs one at a time if the limit is %s', async (count) => {
    const made = openQueue(count);
    made.add('a', 'b');
    expect(made.started).toEqual(['a']);
    const changed = openQueue(1);
    changed.queue.setConcurrency(count);
    changed.add('a', 'b');
    expect(changed.started).toEqual(['a']);
  });

  it('accepts a task that a task adds', () => {
    const { add, queue, started } = openQueue(2);
    queue.add('first', async () => add('a', 'b'));
    expect(started).toEqual(['a']);
  });

  it('never exceeds the limit and runs every task once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.nat({ max: 3 }), { maxLength: 20 }),
        async (count, durations) => {
          const queue = createTaskQueue(count);
          const started: number[] = [];
          let running = 0;
          let most = 0;
          await new Promise<void>((resolve) => {
            if (durations.length === 0) resolve();
            for (const [index, turns] of durations.entries()) {
              queue.add(String(index), async () => {
                started.push(index);
                running += 1;
                most = Math.max(most, running);
                for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
                running -= 1;
                if (started.length === durations.length && running === 0) resolve();
              });
            }
          });
          expect(started).toEqual([...durations.keys()]);
          expect(most).toBeLessThanOrEqual(count);
        },
      ),
    );
  });
});
