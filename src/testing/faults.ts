import { raceAbort } from '../core/signals.js';

/** A simulated problem at a vendor. Faults are used up in order, each by the first matching request. */
export type Fault = {
  /** The prefix of the paths that get the fault; all paths if omitted. */
  readonly path?: string;
  readonly method?: 'GET' | 'POST' | 'PUT';
  /** The number of requests that get it; 1 by default. */
  readonly times?: number;
  /** Whether the vendor still stores the image first. */
  readonly commits?: boolean;
} & (
  | { readonly trouble: 'slow'; readonly ms: number }
  /** Never responds. */
  | { readonly trouble: 'stall' }
  /** Closes the connection without a response. */
  | { readonly trouble: 'drop' }
  /** Responds with this instead. */
  | {
      readonly trouble: 'answer';
      readonly status: number;
      /** A string is sent unchanged, anything else as JSON. */
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
);

/** Creates a script that assigns faults to requests. */
export function createFaultScript(faults: readonly Fault[]) {
  let left = faults.map((fault) => ({ fault, times: fault.times ?? 1 }));
  return {
    next(method: string, path: string): Fault | undefined {
      const entry = left.find(
        ({ fault, times }) =>
          times > 0 &&
          path.startsWith(fault.path ?? '') &&
          (fault.method === undefined || fault.method === method),
      );
      if (entry !== undefined) entry.times -= 1;
      return entry?.fault;
    },
    reset() {
      left = faults.map((fault) => ({ fault, times: fault.times ?? 1 }));
    },
  };
}

/** Plays a fault instead of the vendor's own response. */
export async function meetFault(
  fault: Fault,
  answer: () => Promise<Response>,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const committed = fault.commits ? await answer() : undefined;
  switch (fault.trouble) {
    case 'slow':
      await raceAbort(new Promise((resolve) => setTimeout(resolve, fault.ms)), signal);
      return committed ?? answer();
    case 'stall':
      return raceAbort(new Promise<never>(() => {}), signal);
    case 'drop':
      throw new TypeError('fetch failed', { cause: new Error('other side closed') });
    case 'answer': {
      const { body, headers, status } = fault;
      const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
      return new Response(text ?? null, { status, headers: { ...headers } });
    }
    default:
      return fault satisfies never;
  }
}
