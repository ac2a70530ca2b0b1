import type { Page } from 'playwright';

/** The resources that a page currently holds. */
export interface Leftovers {
  /** Listeners on the window, the document and its elements. */
  readonly listeners: number;
  readonly objectUrls: number;
  readonly requests: number;
  /** Listeners on abort signals that still exist. */
  readonly signals: number;
  readonly timers: number;
}

declare global {
  interface Window {
    countLeftovers: () => Leftovers;
  }
}

/** Counts resources that are created and not released, from the next page load on. */
export async function watchLeftovers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    /** Watches a browser function without changing its behavior. */
    function watch(
      host: object,
      name: string,
      see: (self: unknown, input: readonly unknown[], output: unknown) => void,
    ): (self: unknown, input: readonly unknown[]) => unknown {
      const work = Reflect.get(host, name) as () => unknown;
      Reflect.set(host, name, function watched(this: unknown, ...input: unknown[]) {
        const output: unknown = Reflect.apply(work, this, input);
        see(this, input, output);
        return output;
      });
      return (self, input) => Reflect.apply(work, self, input as []);
    }

    const objectUrls = new Set<unknown>();
    watch(URL, 'createObjectURL', (_, __, url) => objectUrls.add(url));
    watch(URL, 'revokeObjectURL', (_, [url]) => objectUrls.delete(url));

    const timers = new Set<unknown>();
    const setTimer = watch(window, 'setTimeout', (_, [, ms], timer) => {
      timers.add(timer);
      setTimer(window, [() => timers.delete(timer), ms]);
    });
    watch(window, 'setInterval', (_, __, timer) => timers.add(timer));
    watch(window, 'clearTimeout', (_, [timer]) => timers.delete(timer));
    watch(window, 'clearInterval', (_, [timer]) => timers.delete(timer));

    // Weak, so that counting keeps nothing alive.
    const targets: WeakRef<EventTarget>[] = [];
    const listenersOf = new WeakMap<EventTarget, Map<string, Set<unknown>>>();
    const keyOf = (type: unknown, options: unknown) => {
      const { capture = options === true } = Object(options) as AddEventListenerOptions;
      return `${String(type)} ${capture}`;
    };
    const listenersAt = (target: EventTarget, key: string) => {
      const byKey = listenersOf.get(target) ?? new Map<string, Set<unknown>>();
      if (!listenersOf.has(target)) targets.push(new WeakRef(target));
      listenersOf.set(target, byKey);
      const listeners = byKey.get(key) ?? new Set();
      byKey.set(key, listeners);
      return listeners;
    };
    const prototype = EventTarget.prototype;
    const listen = watch(prototype, 'addEventListener', (self, [type, listener, options]) => {
      const target = (self ?? window) as EventTarget;
      const listeners = listenersAt(target, keyOf(type, options)).add(listener);
      const { once, signal } = (options ?? {}) as AddEventListenerOptions;
      const forget = () => listeners.delete(listener);
      if (once) listen(target, [type, forget, options]);
      if (signal) listen(signal, ['abort', forget, { once: true }]);
    });
    watch(prototype, 'removeEventListener', (self, [type, listener, options]) => {
      listenersAt((self ?? window) as EventTarget, keyOf(type, options)).delete(listener);
    });

    let requests = 0;
    watch(XMLHttpRequest.prototype, 'send', (self) => {
      requests += 1;
      listen(self, ['loadend', () => (requests -= 1), { once: true }]);
    });

    const isInPage = (target: EventTarget) =>
      target === window || (target instanceof Node && target.isConnected);

    window.countLeftovers = () => {
      let listeners = 0;
      let signals = 0;
      for (const reference of targets) {
        const target = reference.deref();
        if (target === undefined) continue;
        const sizes = [...listenersOf.get(target)!.values()].map(({ size }) => size);
        const count = sizes.reduce((sum, size) => sum + size, 0);
        if (target instanceof AbortSignal) signals += count;
        else if (isInPage(target)) listeners += count;
      }
      return { listeners, objectUrls: objectUrls.size, requests, signals, timers: timers.size };
    };
  });
}

/** Returns the counts after garbage collection. */
export async function leftoversOf(page: Page): Promise<Leftovers> {
  await collectGarbage(page);
  return page.evaluate(() => window.countLeftovers());
}

/** Collects garbage twice, since only a second round frees some objects. */
export async function collectGarbage(page: Page): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('HeapProfiler.collectGarbage');
  await protocol.send('HeapProfiler.collectGarbage');
  await protocol.detach();
}
