import fc from 'fast-check';
import { vi } from 'vitest';
import { sampleImages } from '../../../src/testing/index.js';
import { FATES, type Fate } from './network.js';
import { hasEnded, settle, type World } from './world.js';

/** An event; `at` picks one of the existing items. */
export type Command =
  | { readonly do: 'add'; readonly images: number; readonly others: number }
  | { readonly do: 'move bytes'; readonly at: number; readonly part: number }
  | { readonly do: 'end request'; readonly at: number; readonly fate: Fate }
  | { readonly do: 'cancel' | 'retry' | 'remove' | 'upload'; readonly at: number }
  | { readonly do: 'take out'; readonly at: number }
  | { readonly do: 'move item'; readonly at: number; readonly place: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'set concurrency'; readonly count: number }
  | { readonly do: 'clear' | 'go offline' | 'go online' | 'hot reload' | 'echo' | 'leave' };

const at = fc.nat(9);
const one = <Name extends Command['do']>(name: Name) => fc.constant(name);

/** Any command; those that advance uploads are more likely than those that end everything. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: one('add'),
      images: fc.integer({ min: 1, max: 3 }),
      others: fc.nat(1),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: one('move bytes'),
      at,
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: one('end request'), at, fate: fc.constantFrom(...FATES) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'cancel' as const,
        'retry' as const,
        'remove' as const,
        'upload' as const,
      ),
      at,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: one('take out'), at }) },
  { weight: 1, arbitrary: fc.record({ do: one('move item'), at, place: fc.nat(5) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: one('wait'),
      ms: fc.constantFrom(1, 500, 1500, 3000, 29_000, 95_000, 400_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: one('set concurrency'), count: fc.integer({ min: 1, max: 5 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'go offline' as const,
        'go online' as const,
        'hot reload' as const,
        'echo' as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: one('clear') }) },
);

const IMAGE = sampleImages.png({ name: 'a.png' });
const OTHER = new File(['%PDF-1.7'], 'plan.pdf', { type: 'application/pdf' });

/** Applies a command to a world. */
export async function obey(world: World, command: Command): Promise<void> {
  const { lists, network, online, state, told, uploader } = world;
  const pick = <Value>(values: readonly Value[], index: number): Value | undefined =>
    values[index % Math.max(1, values.length)];
  const id = 'at' in command ? pick(uploader.store.ids(), command.at) : undefined;
  const item = id === undefined ? undefined : uploader.store.item(id);

  switch (command.do) {
    case 'add':
      uploader.add([
        ...Array.from({ length: command.images }, () => IMAGE),
        ...Array.from({ length: command.others }, () => OTHER),
      ]);
      break;
    case 'move bytes':
      pick(network.open, command.at)?.move(command.part);
      break;
    case 'end request':
      pick(network.open, command.at)?.end(command.fate);
      break;
    case 'cancel':
    case 'remove':
      if (id !== undefined) uploader[command.do](id);
      break;
    case 'retry': {
      if (id === undefined || item === undefined) break;
      const mayRetry = item.status === 'error' || item.status === 'canceled';
      const known = told.get(id);
      if (mayRetry && known !== undefined && !state.isGone) {
        known.attempts += 1;
        known.retries += 1;
      }
      uploader.retry(id);
      break;
    }
    case 'upload':
      uploader.upload(id);
      break;
    case 'take out':
      uploader.take([...uploader.store.items()]);
      uploader.take(uploader.store.items().filter((other) => other.id !== id));
      lists.length = 0;
      break;
    case 'move item':
      if (id !== undefined) uploader.move(id, command.place);
      break;
    case 'wait':
      await settle(20);
      await vi.advanceTimersByTimeAsync(command.ms);
      break;
    case 'set concurrency':
      // Running uploads continue, so only the highest number counts.
      state.concurrency = Math.max(state.concurrency, command.count);
      uploader.setConcurrency(command.count);
      break;
    case 'clear':
      uploader.clear();
      break;
    case 'go offline':
      state.isOffline = true;
      online.goOffline();
      break;
    case 'go online':
      state.isOffline = false;
      online.goOnline();
      break;
    case 'hot reload':
      if (state.isGone) break;
      uploader.unmount();
      uploader.mount();
      break;
    case 'echo': {
      const list = lists.shift();
      const before = uploader.store.ids().join();
      if (list !== undefined) uploader.take(list);
      if (uploader.store.ids().join() !== before) world.faults.push('an echo changed the list');
      break;
    }
    case 'leave':
      uploader.unmount();
      state.isGone = true;
      break;
    default:
      command satisfies never;
  }
}

/** Lets everything finish: the network works, and the vendor accepts what it gets. */
export async function bringToEnd(world: World): Promise<void> {
  const { network, online, setup, state, uploader } = world;
  state.isOffline = false;
  online.goOnline();
  for (let round = 0; round < 40; round += 1) {
    await settle(20);
    while (network.open.length > 0) network.open[0]!.end('taken');
    await settle(20);
    if (!setup.autoUpload) uploader.upload();
    await vi.advanceTimersByTimeAsync(100_000);
    if (network.open.length === 0 && uploader.store.items().every(hasEnded)) return;
  }
  world.faults.push(
    `stuck: ${uploader.store
      .items()
      .map(({ status }) => status)
      .join()}`,
  );
}
