const SLICES = 3;

/**
 * Calls once after so many milliseconds in which the page could run. A computer that sleeps and a
 * browser that is stopped let timers fire late, before anything that has arrived meanwhile is read: the
 * slice of time in which that happens is started over, once.
 *
 * @returns Stops it.
 */
export function startAwakeTimer(ms: number, onElapsed: () => void): () => void {
  const sliceMs = ms / SLICES;
  let left = SLICES;
  let hasSlept = false;
  let timer: ReturnType<typeof setTimeout>;

  function startSlice(): void {
    const startedAt = Date.now();
    timer = setTimeout(() => endSlice(Date.now() - startedAt), sliceMs);
  }

  function endSlice(tookMs: number): void {
    // Hidden pages have their timers held back too, so it cannot be forgiven every time.
    // guard: sleep-is-no-stall
    if (isFarTooLate(tookMs, sliceMs) && !hasSlept) hasSlept = true;
    else left -= Math.max(1, Math.floor(tookMs / sliceMs));
    if (left > 0) startSlice();
    else onElapsed();
  }

  startSlice();
  return () => clearTimeout(timer);
}

function isFarTooLate(tookMs: number, expectedMs: number): boolean {
  return tookMs > expectedMs * 1.5;
}
