import { raceAbort } from '../core/signals.js';
import type {
  DoubleRequest,
  DoubleUpload,
  DoubleVendor,
  ProviderDoubleDefinition,
} from '../providers/double.js';
import { DOUBLES } from '../providers/doubles.js';
import { doubleUrl } from './double-url.js';
import { createFaultScript, meetFault, type Fault } from './faults.js';

/** The options of a double. */
export interface ProviderDoubleOptions {
  /** The keys that each vendor accepts, by the provider's wire name; any key if it has none. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Faults to simulate, in order; none by default. */
  readonly faults?: readonly Fault[];
  /** The vendors to simulate; by default, all of this package. */
  readonly vendors?: readonly ProviderDoubleDefinition[];
}

/** A request that reached the double. */
export interface DoubleTraffic {
  /** `undefined` if no vendor responded. */
  readonly provider: string | undefined;
  /** Such as `POST`. */
  readonly method: string;
  /** The URL's path, without its query. */
  readonly path: string;
  /** The headers as received. */
  readonly headers: Headers;
}

/** All providers on one origin, in memory. */
export interface ProviderDouble {
  /** Replaces `fetch`, or serves `Request`s behind a listener. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** The images that the vendors have stored, oldest first. */
  readonly uploads: readonly DoubleUpload[];
  /** Every request, oldest first, including failed ones. */
  readonly requests: readonly DoubleTraffic[];
  /** Clears everything and restarts the faults. */
  readonly reset: () => void;
}

/**
 * Simulates the vendors for demos, stories and tests: their paths, keys, limits and responses. Uploaded
 * images are served at their URL, on the origin that serves the double, or on `https://double.invalid`
 * if it replaces `fetch`.
 */
export function createProviderDouble({
  faults = [],
  keys = {},
  vendors = DOUBLES,
}: ProviderDoubleOptions = {}): ProviderDouble {
  const uploads: DoubleUpload[] = [];
  const requests: DoubleTraffic[] = [];
  const script = createFaultScript(faults);
  const played = vendors.map(({ answer, name }) => {
    const vendor: DoubleVendor = {
      knowsKey: (key) => key !== undefined && key !== '' && key === (keys[name] ?? key),
      commit(upload, earlier) {
        const place = earlier === undefined ? -1 : uploads.indexOf(earlier);
        const taken = { provider: name, ...upload };
        if (place === -1) uploads.push(taken);
        else uploads[place] = taken;
      },
      uploads: () => uploads.filter(({ provider }) => provider === name),
      records: new Map(),
    };
    return { answer, name, vendor };
  });

  async function answerFrom(
    request: DoubleRequest,
    traffic: { provider: string | undefined },
  ): Promise<Response> {
    for (const { answer, name, vendor } of played) {
      const response = await answer(request, vendor);
      if (response === undefined) continue;
      traffic.provider = name;
      return response;
    }
    return new Response('404 page not found\n', { status: 404 });
  }

  return {
    uploads,
    requests,
    async fetch(input, init) {
      const { request, signal } = await readRequest(input, init);
      const { headers, method, url } = request;
      const traffic = { provider: undefined, method, path: url.pathname, headers };
      requests.push(traffic);
      const fault = script.next(method, url.pathname);
      if (fault === undefined) return answerFrom(request, traffic);
      return meetFault(fault, () => answerFrom(request, traffic), signal);
    },
    reset() {
      uploads.length = 0;
      requests.length = 0;
      script.reset();
      for (const { vendor } of played) vendor.records.clear();
    },
  };
}

/** Reads a request. One with an incomplete body never reached the vendor. */
async function readRequest(
  input: string | URL | Request,
  init: RequestInit | undefined,
): Promise<{ request: DoubleRequest; signal: AbortSignal | undefined }> {
  const source = input instanceof Request ? input : { ...init, url: String(input) };
  const signal = source.signal ?? undefined;
  // This doesn't create a Request, since a browser's would drop headers such as Content-Length.
  const body = new Response(source.body ?? null);
  const headers = new Headers(source.headers);
  // A form states its boundary only here.
  const type = body.headers.get('content-type');
  if (type !== null && !headers.has('content-type')) headers.set('content-type', type);
  const bytes = raceAbort(body.arrayBuffer(), signal);
  return {
    request: {
      method: source.method ?? 'GET',
      url: doubleUrl(input),
      headers,
      bytes: new Uint8Array(await bytes),
    },
    signal,
  };
}
