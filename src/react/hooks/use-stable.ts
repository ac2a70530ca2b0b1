import { useState } from 'react';

/** The same plain data as before as long as it says the same, so that nothing renders for its sake. */
export function useStable<Value>(value: Value): Value {
  const [kept, setKept] = useState(value);
  if (JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}
