/** Takes a listener, gives back how to be rid of it. */
export type Subscribe = (listener: () => void) => () => void;

/** A set of listeners. One that is removed while others are called harms none of them. */
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
