/** The speed of sending and the time for the rest, if known. */
export interface Speed {
  readonly bytesPerSecond?: number;
  /** Milliseconds. */
  readonly etaMs?: number;
}

/** Measures how fast bytes are sent. */
interface Speedometer {
  /**
   * @param done Bytes that have been sent.
   * @param left Bytes that haven't been sent.
   * @param now Milliseconds of any monotonic clock.
   */
  readonly observe: (done: number, left: number, now: number) => Speed;
}

/** The first bytes go straight into buffers, so an earlier speed would be meaningless. */
const FIRST_READING_MS = 1000;
/** Events can come in bursts. Those closer together than this count as one reading. */
const READING_MS = 250;
/**
 * The span over which the speed is measured. A shorter one is jittery, and a longer one is out of date.
 */
const WINDOW_MS = 5000;
/** How fast the remaining time adapts to a new speed. */
const TRUST_MS = 2000;

/**
 * Creates a meter of the speed over the last seconds and of a remaining time that counts down like a
 * clock. A new speed changes it gradually, without jumps.
 */
export function createSpeedometer(): Speedometer {
  const readings: { readonly at: number; readonly done: number }[] = [];
  let latest: Speed = {};
  let begin: number | undefined;
  let believedAt: number | undefined;
  let end = 0;

  function read(left: number, now: number): Speed {
    const first = readings[0]!;
    const last = readings.at(-1)!;
    const bytesPerSecond = ((last.done - first.done) / (last.at - first.at)) * 1000;
    if (!(bytesPerSecond > 0)) return {};
    const newEnd = now + (left / bytesPerSecond) * 1000;
    const trust = believedAt === undefined ? 1 : 1 - Math.exp((believedAt - now) / TRUST_MS);
    believedAt = now;
    end += (newEnd - end) * trust;
    return { bytesPerSecond, etaMs: Math.max(0, end - now) };
  }

  return {
    observe(done, left, now) {
      begin ??= now;
      const last = readings.at(-1);
      if (last !== undefined && now - last.at < READING_MS) return latest;
      readings.push({ at: now, done });
      while (readings.length > 2 && now - readings[1]!.at >= WINDOW_MS) readings.shift();
      if (now - begin >= FIRST_READING_MS) latest = read(left, now);
      return latest;
    },
  };
}
