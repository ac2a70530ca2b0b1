/**
 * Whether the browser says that it has no network. It can be wrong when it says that it has one; only
 * the other word is trusted.
 */
export function isOffline(): boolean {
  // guard: nothing-is-sent-offline
  return typeof navigator !== 'undefined' && navigator.onLine === false;
}

/** Calls once when the browser is online again; gives back how to stop listening. */
export function onceOnline(listener: () => void): () => void {
  if (typeof addEventListener === 'undefined') return () => {};
  addEventListener('online', listener, { once: true });
  return () => removeEventListener('online', listener);
}
