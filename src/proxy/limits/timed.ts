/** Runs a task and tells how many milliseconds it took, however it ends. */
export async function timed<Value>(
  task: () => Promise<Value>,
  tell: (ms: number) => void,
): Promise<Value> {
  const begunAt = performance.now();
  try {
    return await task();
  } finally {
    tell(Math.round(performance.now() - begunAt));
  }
}
