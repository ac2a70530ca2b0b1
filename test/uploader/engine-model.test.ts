import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { anyCommand, bringToEnd, obey } from './engine-model/commands.js';
import { hasEnded, inspectWorld, openWorld, settle } from './engine-model/world.js';

// MODEL_RUNS=10000 npm run test:model tries many more orders.
const RUNS = Number(process.env['MODEL_RUNS'] ?? 150);

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const anySetup = fc.record({
  costs: fc.boolean(),
  retryAmbiguous: fc.boolean(),
  autoUpload: fc.constantFrom(true, true, true, false),
  knowsStatus: fc.constantFrom(true, true, false),
  headers: fc.constantFrom('at once' as const, 'at once' as const, 'late' as const),
});

it(
  'keeps every promise in any order of events',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        anySetup,
        fc.array(anyCommand, { minLength: 1, maxLength: 30, size: 'max' }),
        fc.boolean(),
        async (setup, commands, leaves) => {
          // What a failed run leaves must not fail the next one.
          vi.clearAllTimers();
          const world = openWorld(setup);
          const { faults, network, online, state, told, uploader } = world;
          await obey(world, { do: 'add', images: 3, others: 1 });
          for (const command of commands) {
            await obey(world, command);
            await settle();
            inspectWorld(world);
            expect(faults, `after ${JSON.stringify(command)}`).toEqual([]);
          }
          if (leaves) await obey(world, { do: 'leave' });
          else await bringToEnd(world);
          await settle(20);
          inspectWorld(world);
          const untold = uploader.store
            .items()
            .filter(({ id }) => told.get(id)?.ends !== told.get(id)?.attempts);
          expect(faults, 'at the end').toEqual([]);
          expect(uploader.store.items().every(hasEnded)).toBe(true);
          expect(state.isGone ? [] : untold, 'whose end nobody was told of').toEqual([]);
          // Nothing is left over.
          await vi.advanceTimersByTimeAsync(50);
          expect([network.open.length, online.listeners(), vi.getTimerCount()]).toEqual([0, 0, 0]);
        },
      ),
      { numRuns: RUNS },
    );
  },
  60_000 + RUNS * 100,
);
