/** Adds a listener and returns a function that removes it. */
export type Subscribe = (listener: () => void) => () => void;

/** Creates a set of listeners. Removing one while others are being called is safe. */
export function createListeners(): { subscribe: Subscribe; notify: () => void } {
  const listeners = new Set<() => void>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notify: () => {
      for (const listener of listeners) listener();
    },
  };
}
