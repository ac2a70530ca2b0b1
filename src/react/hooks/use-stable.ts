import { useState } from 'react';

/** Returns the previous plain data while the new data is equal, to avoid re-renders. */
export function useStable<Value>(value: Value): Value {
  const [kept, setKept] = useState(value);
  if (JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}
