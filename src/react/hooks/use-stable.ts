import { useState } from 'react';

/** Returns the previous plain data while the new data is equal, to avoid re-renders. */
export function useStable<Value>(value: Value): Value {
  const [stable, setStable] = useState(value);
  if (JSON.stringify(stable) === JSON.stringify(value)) return stable;
  setStable(value);
  return value;
}
