import type { FlushSchedule } from '../core/items/item-store.js';

/** From this length on, people look at the list as a whole, not at each progress bar. */
const LONG_LIST = 20;
/** Milliseconds between two renderings of a long list. */
const LONG_LIST_INTERVAL_MS = 250;
/** Hidden tabs get no frames, and apps that show progress in the tab's title would see none. */
const LONGEST_FRAME_MS = 250;
/** For environments without frames, as in some tests. */
const FRAME_MS = 16;

/** Flushes before the next paint or, for a long list, a few times a second. */
export function createFlushSchedule(): FlushSchedule {
  let lastFlush = -Infinity;
  return (flush, count) => {
    const run = () => {
      lastFlush = performance.now();
      flush();
    };
    const interval = count > LONG_LIST ? LONG_LIST_INTERVAL_MS : 0;
    const left = lastFlush + interval - performance.now();
    if (left > 0) setTimeout(() => inNextFrame(run), left);
    else inNextFrame(run);
  };
}

function inNextFrame(run: () => void): void {
  if (typeof requestAnimationFrame !== 'function') {
    setTimeout(run, FRAME_MS);
    return;
  }
  const once = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    run();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, LONGEST_FRAME_MS);
}
