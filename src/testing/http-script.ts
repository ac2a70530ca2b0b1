/** One step of a scripted upload. */
export type ScriptStep =
  /** The part of the file that has been sent, 0 to 1. */
  | { readonly progress: number }
  /** Milliseconds; `Infinity` stops there for good. */
  | { readonly wait: number }
  | {
      readonly answer: {
        readonly status?: number;
        readonly body?: object;
        readonly headers?: Readonly<Record<string, string>>;
      };
    }
  | { readonly fail: 'network' };

/** Plays a script; without an answer at its end, the upload never gets one. */
export async function runScript(
  steps: readonly ScriptStep[],
  report: (loaded: number) => void,
  total: number,
): Promise<Response> {
  for (const step of steps) {
    if ('progress' in step) report(Math.round(step.progress * total));
    else if ('wait' in step) await wait(step.wait);
    else if ('fail' in step) throw new TypeError('Failed to fetch');
    else {
      const { body = {}, headers = {}, status = 200 } = step.answer;
      return Response.json(body, { status, headers });
    }
  }
  return wait(Infinity);
}

function wait(ms: number): Promise<never> {
  return new Promise((resolve) => {
    if (Number.isFinite(ms)) setTimeout(resolve, ms);
  });
}
