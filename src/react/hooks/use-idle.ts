import { useEffect } from 'react';

/** Milliseconds. If the browser doesn't report when it is idle, it probably is after this time. */
const PROBABLY_IDLE_MS = 1000;

/** Calls a function of a module once the page is idle. */
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
