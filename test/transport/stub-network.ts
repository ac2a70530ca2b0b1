import { vi } from 'vitest';

/** A browser's network state, for tests in Node, which has neither the state nor its events. */
export function stubNetwork({ onLine }: { readonly onLine: boolean }) {
  const listeners = new Set<() => void>();
  const navigator = { onLine };
  vi.stubGlobal('navigator', navigator);
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => {
    if (type === 'online') listeners.add(listener);
  });
  vi.stubGlobal('removeEventListener', (type: string, listener: () => void) => {
    if (type === 'online') listeners.delete(listener);
  });
  return {
    listeners: () => listeners.size,
    goOffline() {
      navigator.onLine = false;
    },
    goOnline() {
      navigator.onLine = true;
      const all = [...listeners];
      // Ours listens once.
      listeners.clear();
      for (const listener of all) listener();
    },
  };
}
