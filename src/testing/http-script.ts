/** One step of a scripted upload. */
export type ScriptStep =
  /** The sent part of the file, 0 to 1. */
  | { readonly progress: number }
  /** Milliseconds to wait; `Infinity` never continues. */
  | { readonly wait: number }
  | {
      readonly answer: {
        readonly status?: number;
        readonly body?: object;
        readonly headers?: Readonly<Record<string, string>>;
      };
    }
  | { readonly fail: 'network' };

/** Plays a script. Without a final answer, the upload never gets a response. */
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
