import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apimart, stablecog } from '../../src/index.js';
import { createTestHttp } from '../../src/testing/index.js';
import { createLane, laneOf, type Lane } from '../../src/transport/request-gate.js';
import type { TryNews } from '../../src/transport/circuit-breaker.js';
import { stubNetwork } from './stub-network.js';

const unstopped = () => new AbortController().signal;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Tries that enter a lane, by the names they are given. */
function openLane(lane: Lane = createLane()) {
  const inside: string[] = [];
  const waits: string[] = [];
  const leaves = new Map<string, Awaited<ReturnType<Lane['enter']>>>();
  return {
    lane,
    inside,
    waits,
    enter: async (name: string, signal = unstopped()) => {
      const onWait = (reason: string, until?: number) =>
        waits.push(`${name} ${reason}${until === undefined ? '' : ` ${until - Date.now()}`}`);
      const leave = await lane.enter(signal, onWait);
      inside.push(name);
      leaves.set(name, leave);
    },
    leave: async (name: string, news: TryNews = 'let-through') => {
      inside.splice(inside.indexOf(name), 1);
      leaves.get(name)!(news);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

describe('a lane', () => {
  it('lets everybody through while nothing is in the way', async () => {
    const { enter, inside, waits } = openLane();
    await Promise.all([enter('a'), enter('b'), enter('c')]);
    expect(inside).toEqual(['a', 'b', 'c']);
    expect(waits).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('holds all back for a pause, then lets one through, then one more with each success', async () => {
    const { enter, inside, lane, leave, waits } = openLane();
    lane.pause(2000);
    for (const name of ['a', 'b', 'c', 'd']) void enter(name);
    expect(waits).toEqual(['a', 'b', 'c', 'd'].map((name) => `${name} rate-limited 2000`));
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1999);
    expect(inside).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(inside).toEqual(['a']);
    await leave('a');
    expect(inside).toEqual(['b', 'c']);
    await leave('b');
    expect(inside).toEqual(['c', 'd']);
  });

  it('lets the next one try where the first one after a pause came to nothing', async () => {
    const { enter, inside, lane, leave } = openLane();
    lane.pause(10);
    for (const name of ['a', 'b', 'c']) void enter(name);
    await vi.advanceTimersByTimeAsync(10);
    await leave('a', 'no-news');
    expect(inside).toEqual(['b']);
  });

  it('sends one at a time, and later each time, where the way is broken', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const { enter, inside, leave, waits } = openLane();
    for (const name of ['a', 'b', 'c']) void enter(name);
    await vi.advanceTimersByTimeAsync(0);
    await leave('a', 'broken');
    for (const name of ['d', 'e', 'f', 'g', 'h', 'i', 'j']) void enter(name);
    expect(inside).toEqual(['b', 'c']);
    expect(waits.slice(0, 2)).toEqual(['d backoff', 'e backoff']);
    await leave('b', 'broken');
    await leave('c', 'broken');
    for (const [name, ms] of [
      ['d', 1000],
      ['e', 2000],
      ['f', 4000],
      ['g', 5000],
      ['h', 5000],
    ] as const) {
      await vi.advanceTimersByTimeAsync(ms - 1);
      expect(inside).toEqual([]);
      await vi.advanceTimersByTimeAsync(1);
      expect(inside).toEqual([name]);
      await leave(name, name === 'h' ? 'let-through' : 'broken');
    }
    expect(inside).toEqual(['i', 'j']);
    // The next break is a first one again.
    await leave('i', 'broken');
    await leave('j', 'broken');
    void enter('k');
    await vi.advanceTimersByTimeAsync(1000);
    expect(inside).toEqual(['k']);
  });

  it('keeps to a pause that it was asked for, also when the way breaks', async () => {
    const { enter, inside, lane, leave, waits } = openLane();
    void enter('a');
    await vi.advanceTimersByTimeAsync(0);
    lane.pause(60_000);
    await leave('a', 'broken');
    void enter('b');
    expect(waits).toEqual(['b rate-limited 60000']);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(inside).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(inside).toEqual(['b']);
  });

  it('takes the longer one of two pauses', async () => {
    const { enter, inside, lane } = openLane();
    const until = lane.pause(5000);
    expect(lane.pause(1000)).toBe(until);
    void enter('a');
    await vi.advanceTimersByTimeAsync(4999);
    expect(inside).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(inside).toEqual(['a']);
  });

  it('waits no longer than any pause where the clock is set back', async () => {
    const { enter, inside, lane } = openLane();
    lane.pause(1000);
    vi.setSystemTime(Date.now() - 86_400_000);
    void enter('a');
    await vi.advanceTimersByTimeAsync(400_000);
    expect(vi.getTimerCount()).toBe(1);
    vi.setSystemTime(Date.now() + 86_400_000);
    await vi.advanceTimersByTimeAsync(400_000);
    expect(inside).toEqual(['a']);
  });

  it('waits for the network, with one listener for all and none afterwards', async () => {
    const network = stubNetwork({ onLine: false });
    const { enter, inside, waits } = openLane();
    void enter('a');
    void enter('b');
    expect(waits).toEqual(['a offline', 'b offline']);
    expect(network.listeners()).toBe(1);
    network.goOnline();
    await vi.advanceTimersByTimeAsync(0);
    expect(inside).toEqual(['a', 'b']);
    expect(network.listeners()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for the network after a pause that ended meanwhile', async () => {
    const network = stubNetwork({ onLine: true });
    const { enter, inside, lane, waits } = openLane();
    lane.pause(1000);
    void enter('a');
    network.goOffline();
    await vi.advanceTimersByTimeAsync(1000);
    expect(inside).toEqual([]);
    expect(waits).toEqual(['a rate-limited 1000', 'a offline']);
    network.goOnline();
    await vi.advanceTimersByTimeAsync(0);
    expect(inside).toEqual(['a']);
  });

  it('forgets whoever gives up, and leaves nothing behind', async () => {
    const network = stubNetwork({ onLine: false });
    const { enter, inside, lane } = openLane();
    const controller = new AbortController();
    const given = [enter('a', controller.signal), enter('b', controller.signal)];
    controller.abort(new Error('enough'));
    for (const entering of given) await expect(entering).rejects.toThrow('enough');
    expect(network.listeners()).toBe(0);
    network.goOnline();
    lane.pause(50);
    const late = new AbortController();
    const waiting = enter('c', late.signal);
    void enter('d');
    late.abort(new Error('too late'));
    await expect(waiting).rejects.toThrow('too late');
    await vi.advanceTimersByTimeAsync(50);
    expect(inside).toEqual(['d']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('counts one out that gives up in the moment of its turn', async () => {
    const { enter, inside, lane } = openLane();
    lane.pause(0);
    const controller = new AbortController();
    const first = enter('a', controller.signal);
    controller.abort(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
    await enter('b');
    expect(inside).toEqual(['b']);
  });

  it('is the same for all who go the same way, and another for others', () => {
    const [one, other] = [createTestHttp([]), createTestHttp([])];
    const lane = laneOf({ http: one, endpoint: '/up' }, apimart);
    expect(laneOf({ http: one, endpoint: '/up/' }, apimart)).toBe(lane);
    expect(laneOf({ http: one, endpoint: '/up' }, stablecog)).not.toBe(lane);
    expect(laneOf({ http: one }, apimart)).not.toBe(lane);
    expect(laneOf({ http: other, endpoint: '/up' }, apimart)).not.toBe(lane);
  });
});

describe('questions', () => {
  it('are asked one at a time, also after one that fails', async () => {
    const lane = createLane();
    const asked: string[] = [];
    const ends: (() => void)[] = [];
    const ask = (name: string, fails = false) =>
      lane.ask(async () => {
        asked.push(name);
        await new Promise<void>((resolve) => ends.push(resolve));
        if (fails) throw new Error(name);
        return name;
      }, unstopped());
    const [first, second] = [ask('first', true), ask('second')];
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(['first']);
    ends[0]!();
    await expect(first).rejects.toThrow('first');
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(['first', 'second']);
    ends[1]!();
    await expect(second).resolves.toBe('second');
  });

  it('do not wait for one that is given up', async () => {
    const lane = createLane();
    const controller = new AbortController();
    const stuck = lane.ask(() => new Promise<never>(() => {}), controller.signal);
    const next = lane.ask(() => 'next', unstopped());
    controller.abort(new Error('enough'));
    await expect(stuck).rejects.toThrow('enough');
    await expect(next).resolves.toBe('next');
  });

  it('are not asked any more by who has given up', async () => {
    const lane = createLane();
    let end = () => {};
    void lane.ask(() => new Promise<void>((resolve) => (end = resolve)), unstopped());
    const controller = new AbortController();
    const question = vi.fn();
    const given = lane.ask(question, controller.signal);
    controller.abort(new Error('enough'));
    await expect(given).rejects.toThrow('enough');
    end();
    await vi.advanceTimersByTimeAsync(0);
    expect(question).not.toHaveBeenCalled();
  });
});
