/**
 * Whether the browser says that it is offline. It can be wrong about being online, so only "offline"
 * is trusted.
 */
export function isOffline(): boolean {
  // guard: nothing-is-sent-offline
  return typeof navigator !== 'undefined' && navigator.onLine === false;
}

/** Calls back once when the browser is online again. Returns a function that stops listening. */
export function onceOnline(listener: () => void): () => void {
  if (typeof addEventListener === 'undefined') return () => {};
  addEventListener('online', listener, { once: true });
  return () => removeEventListener('online', listener);
}
