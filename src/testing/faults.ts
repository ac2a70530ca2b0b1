import { raceAbort } from '../core/signals.js';

/** Trouble at a vendor. Faults are used up in their order, each by the first request that fits. */
export type Fault = {
  /** The path that meets the fault, from its beginning; every path without it. */
  readonly path?: string;
  readonly method?: 'POST' | 'PUT';
  /** How many requests meet it; 1. */
  readonly times?: number;
  /** Whether the vendor takes the image all the same, before the trouble. */
  readonly commits?: boolean;
} & (
  | { readonly trouble: 'slow'; readonly ms: number }
  /** Never answers. */
  | { readonly trouble: 'stall' }
  /** Ends the connection without an answer. */
  | { readonly trouble: 'drop' }
  /** Answers this instead. */
  | {
      readonly trouble: 'answer';
      readonly status: number;
      /** A text is sent as it is, anything else as JSON. */
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
);

/** Hands out faults to requests. */
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

/** The trouble of a fault, in place of the vendor's own answer. */
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
