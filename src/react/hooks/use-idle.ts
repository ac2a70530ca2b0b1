import { useEffect } from 'react';

/** Milliseconds; where the browser does not say when it is idle, it probably is by then. */
const PROBABLY_IDLE_MS = 1000;

/** Calls a function of a module once the page has nothing better to do. */
export function useIdle(call: () => void): void {
  useEffect(() => {
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(call, PROBABLY_IDLE_MS);
      return () => clearTimeout(timer);
    }
    const request = requestIdleCallback(call);
    return () => cancelIdleCallback(request);
  }, [call]);
}
