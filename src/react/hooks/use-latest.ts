import { useInsertionEffect, useRef, useState } from 'react';

/** A reader of the value of the latest finished render, for what happens between renders. */
export function useLatest<Value>(value: Value): () => Value {
  const latest = useRef(value);
  const [read] = useState(() => () => latest.current);
  // Before any other effect, and, unlike a layout effect, silent on the server.
  useInsertionEffect(() => {
    latest.current = value;
  });
  return read;
}
