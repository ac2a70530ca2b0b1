import { setTimeout as pause } from 'node:timers/promises';

/** How often to ask, and when to give up. */
export interface Patience {
  readonly everyMs: number;
  readonly signal?: AbortSignal;
}

/** Sends a request with your key. A redirect would take the key along, so it is an error. */
export async function ask(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { redirect: 'error', ...init });
  if (response.status >= 400) throw new Error(`${new URL(url).host} answered ${response.status}.`);
  return response;
}

/** Asks until there is a result. */
export async function poll<Result>(
  read: () => Promise<Result | undefined>,
  { everyMs, signal }: Patience,
): Promise<Result> {
  for (;;) {
    const result = await read();
    if (result !== undefined) return result;
    await pause(everyMs, undefined, { signal });
  }
}
