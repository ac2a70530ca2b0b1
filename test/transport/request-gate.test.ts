import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apimart, stablecog } from '../../src/index.js';
import { createTestHttp } from '../../src/testing/index.js';
import {
  createRequestGate,
  requestGateOf,
  type RequestGate,
} from '../../src/transport/request-gate.js';
import type { AttemptOutcome } from '../../src/transport/circuit-breaker.js';
import { stubNetwork } from './stub-network.js';

const unstopped = () => new AbortController().signal;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Tries that enter a gate, by name. */
function openGate(gate: RequestGate = createRequestGate()) {
  const inside: string[] = [];
  const waits: string[] = [];
  const leaves = new Map<string, Awaited<ReturnType<RequestGate['enter']>>>();
  return {
    gate,
    inside,
    waits,
    enter: async (name: string, signal = unstopped()) => {
      const onWait = (reason: string, until?: number) =>
        waits.push(`${name} ${reason}${until === undefined ? '' : ` ${until - Date.now()}`}`);
      const leave = await gate.enter(signal, onWait);
      inside.push(name);
      leaves.set(name, leave);
    },
    leave: async (name: string, outcome: AttemptOutcome = 'passed') => {
      inside.splice(inside.indexOf(name), 1);
      leaves.get(name)!(outcome);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

describe('a gate', () => {
  it('lets everything through while nothing is in the way', async () => {
    const { enter, inside, waits } = openGate();
    await Promise.all([enter('a'), enter('b'), enter('c')]);
    expect(inside).toEqual(['a', 'b', 'c']);
    expect(waits).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('holds everything back for a pause, then lets one through, then one more with each success', async () => {
    const { enter, inside, gate, leave, waits } = openGate();
    gate.pause(2000);
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

  it('lets the next one try if the first one after a pause fails', async () => {
    const { enter, inside, gate, leave } = openGate();
    gate.pause(10);
    for (const name of ['a', 'b', 'c']) void enter(name);
    await vi.advanceTimersByTimeAsync(10);
    await leave('a', 'unknown');
    expect(inside).toEqual(['b']);
  });

  it('sends one at a time, and later each time, if the connection is broken', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const { enter, inside, leave, waits } = openGate();
    for (const name of ['a', 'b', 'c']) void enter(name);
    await vi.advanceTimersByTimeAsync(0);
    await leave('a', 'network-error');
    for (const name of ['d', 'e', 'f', 'g', 'h', 'i', 'j']) void enter(name);
    expect(inside).toEqual(['b', 'c']);
    expect(waits.slice(0, 2)).toEqual(['d backoff', 'e backoff']);
    await leave('b', 'network-error');
    await leave('c', 'network-error');
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
      await leave(name, name === 'h' ? 'passed' : 'network-error');
    }
    expect(inside).toEqual(['i', 'j']);
    // The next break counts as a first one again.
    await leave('i', 'network-error');
    await leave('j', 'network-error');
    void enter('k');
    await vi.advanceTimersByTimeAsync(1000);
    expect(inside).toEqual(['k']);
  });

  it('observes a requested pause even if the connection breaks', async () => {
    const { enter, inside, gate, leave, waits } = openGate();
    void enter('a');
    await vi.advanceTimersByTimeAsync(0);
    gate.pause(60_000);
    await leave('a', 'network-error');
    void enter('b');
    expect(waits).toEqual(['b rate-limited 60000']);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(inside).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(inside).toEqual(['b']);
  });

  it('uses the longer of two pauses', async () => {
    const { enter, inside, gate } = openGate();
    const until = gate.pause(5000);
    expect(gate.pause(1000)).toBe(until);
    void enter('a');
    await vi.advanceTimersByTimeAsync(4999);
    expect(inside).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(inside).toEqual(['a']);
  });

  it('waits no longer than any pause if the clock is set back', async () => {
    const { enter, inside, gate } = openGate();
    gate.pause(1000);
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
    const { enter, inside, waits } = openGate();
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
    const { enter, inside, gate, waits } = openGate();
    gate.pause(1000);
    void enter('a');
    network.goOffline();
    await vi.advanceTimersByTimeAsync(1000);
    expect(inside).toEqual([]);
    expect(waits).toEqual(['a rate-limited 1000', 'a offline']);
    network.goOnline();
    await vi.advanceTimersByTimeAsync(0);
    expect(inside).toEqual(['a']);
  });

  it('forgets a request that gives up, and leaves nothing behind', async () => {
    const network = stubNetwork({ onLine: false });
    const { enter, inside, gate } = openGate();
    const controller = new AbortController();
    const given = [enter('a', controller.signal), enter('b', controller.signal)];
    controller.abort(new Error('enough'));
    for (const entering of given) await expect(entering).rejects.toThrow('enough');
    expect(network.listeners()).toBe(0);
    network.goOnline();
    gate.pause(50);
    const late = new AbortController();
    const waiting = enter('c', late.signal);
    void enter('d');
    late.abort(new Error('too late'));
    await expect(waiting).rejects.toThrow('too late');
    await vi.advanceTimersByTimeAsync(50);
    expect(inside).toEqual(['d']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('skips a request that gives up just at its turn', async () => {
    const { enter, inside, gate } = openGate();
    gate.pause(0);
    const controller = new AbortController();
    const first = enter('a', controller.signal);
    controller.abort(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
    await enter('b');
    expect(inside).toEqual(['b']);
  });

  it('is shared by requests to the same server, and separate for others', () => {
    const [one, other] = [createTestHttp([]), createTestHttp([])];
    const gate = requestGateOf({ http: one, endpoint: '/up' }, apimart);
    expect(requestGateOf({ http: one, endpoint: '/up/' }, apimart)).toBe(gate);
    expect(requestGateOf({ http: one, endpoint: '/up' }, stablecog)).not.toBe(gate);
    expect(requestGateOf({ http: one }, apimart)).not.toBe(gate);
    expect(requestGateOf({ http: other, endpoint: '/up' }, apimart)).not.toBe(gate);
  });
});

describe('questions', () => {
  it('are asked one at a time, even after one that fails', async () => {
    const gate = createRequestGate();
    const asked: string[] = [];
    const ends: (() => void)[] = [];
    const ask = (name: string, fails = false) =>
      gate.ask(async () => {
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

  it('do not wait for an abandoned one', async () => {
    const gate = createRequestGate();
    const controller = new AbortController();
    const stuck = gate.ask(() => new Promise<never>(() => {}), controller.signal);
    const next = gate.ask(() => 'next', unstopped());
    controller.abort(new Error('enough'));
    await expect(stuck).rejects.toThrow('enough');
    await expect(next).resolves.toBe('next');
  });

  it('are no longer asked once abandoned', async () => {
    const gate = createRequestGate();
    let end = () => {};
    void gate.ask(() => new Promise<void>((resolve) => (end = resolve)), unstopped());
    const controller = new AbortController();
    const question = vi.fn();
    const given = gate.ask(question, controller.signal);
    controller.abort(new Error('enough'));
    await expect(given).rejects.toThrow('enough');
    end();
    await vi.advanceTimersByTimeAsync(0);
    expect(question).not.toHaveBeenCalled();
  });
});
