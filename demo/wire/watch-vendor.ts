import { bodyText, headerLines } from './message.js';
import type { FileNames } from './file-names.js';
import type { Message, WireLog } from './wire-log.js';

export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/** What a page is told about the proxy's requests. Values of headers that may be secret are left out. */
export type VendorEvent = { readonly id: string; readonly at: number } & (
  | {
      readonly state: 'asked';
      /** The idempotency key of the page's request. */
      readonly key: string | undefined;
      readonly method: string;
      readonly url: string;
      readonly request: Message;
    }
  | { readonly state: 'answered'; readonly status: number; readonly message: Message }
  | { readonly state: 'failed'; readonly why: string }
);

/** Reports each request of the proxy to a vendor, and passes it on. */
export function watchVendor(
  send: Fetch,
  tell: (event: VendorEvent) => void,
  currentKey: () => string | undefined = () => undefined,
): Fetch {
  let count = 0;
  return async (input, init) => {
    count += 1;
    const id = String(count);
    const { origin, pathname } = new URL(input);
    const headers = new Headers(init.headers);
    const type = headers.get('content-type') ?? '';
    tell({
      id,
      at: Date.now(),
      state: 'asked',
      key: currentKey(),
      method: init.method ?? 'GET',
      // A presigned URL is a secret as long as it is valid.
      url: origin + pathname,
      request: {
        headers: headerLines(masked(headers)),
        body: bodyText(init.body, type.replace(/;.*/, '')),
      },
    });
    try {
      const response = await send(input, init);
      const { headers: answered, status } = response;
      const isJson = answered.get('content-type')?.includes('json') ?? false;
      const body = isJson ? bodyText(await response.clone().text()) : '';
      tell({
        id,
        at: Date.now(),
        state: 'answered',
        status,
        message: { headers: headerLines(answered), body },
      });
      return response;
    } catch (error) {
      tell({ id, at: Date.now(), state: 'failed', why: (error as Error).message });
      throw error;
    }
  };
}

const PUBLIC = new Set(['content-length', 'content-type']);

/** The names of all headers, and the values of those that aren't secret. */
function masked(headers: Headers): (readonly [string, string])[] {
  return [...headers].map(([name, value]) => [name, PUBLIC.has(name) ? value : '••••••']);
}

/** Writes down what `watchVendor` tells, for files that this page has sent. */
export function createVendorListener(log: WireLog, names: FileNames): (event: VendorEvent) => void {
  const open = new Map<string, ReturnType<WireLog['begin']>>();
  return (event) => {
    if (event.state === 'asked') {
      const { id, key, method, request, url } = event;
      const file = key === undefined ? undefined : names.ofKey(key);
      // Another page of this server has sent it.
      if (key !== undefined && file === undefined) return;
      open.set(id, log.begin({ leg: 'proxy-vendor', method, url, file, request }, event.at));
    } else {
      open.get(event.id)?.(event, event.at);
      open.delete(event.id);
    }
  };
}
