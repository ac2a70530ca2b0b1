import { useInsertionEffect, useRef, useState } from 'react';

/**
 * Returns a function that reads the value of the latest committed render, for callbacks between
 * renders.
 */
export function useLatest<Value>(value: Value): () => Value {
  const latest = useRef(value);
  const [read] = useState(() => () => latest.current);
  // Runs before any other effect and, unlike a layout effect, doesn't warn on a server.
  useInsertionEffect(() => {
    latest.current = value;
  });
  return read;
}
