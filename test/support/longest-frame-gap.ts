/** Returns the longest time between two animation frames during some work, in milliseconds. */
export async function longestFrameGap(work: () => Promise<unknown>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  let isOver = false;
  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) requestAnimationFrame(tick);
  };
  await new Promise(requestAnimationFrame);
  last = performance.now();
  tick();
  await work();
  isOver = true;
  return longest;
}
