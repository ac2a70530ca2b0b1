const SLICES = 3;

/**
 * Calls back once, after `ms` milliseconds during which the page could run. If a computer sleeps or a
 * browser is suspended, timers fire late, before anything that arrived in the meantime is read. So the
 * slice of time in which that happens is restarted, once.
 *
 * @returns Stops the timer.
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
    // Browsers also delay the timers of hidden pages, so only the first late one is forgiven.
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
