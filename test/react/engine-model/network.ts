import { CanceledError, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import { createTestHttp } from '../../../src/testing/index.js';

/** What a proxy, the vendor behind it, or the line between can do with a request. */
export type Fate =
  | 'taken'
  | 'busy'
  | 'busy for long'
  | 'down'
  | 'refused'
  | 'failed'
  | 'garbage'
  | 'in progress'
  | 'token expired'
  | 'broken early'
  | 'answer lost';

export const FATES: readonly Fate[] = [
  'taken',
  'busy',
  'busy for long',
  'down',
  'refused',
  'failed',
  'garbage',
  'in progress',
  'token expired',
  'broken early',
  'answer lost',
];

/** A request that nobody has answered yet. */
export interface OpenRequest {
  readonly key: string;
  readonly move: (part: number) => void;
  readonly end: (fate: Fate) => void;
}

/** What the network hears and does. */
export interface Network {
  readonly http: ReturnType<typeof createTestHttp>;
  readonly open: readonly OpenRequest[];
  /** How often the vendor took an image, by idempotency key. */
  readonly commits: ReadonlyMap<string, number>;
  /** Every idempotency key that was ever sent. */
  readonly keys: ReadonlySet<string>;
}

const ERRORS: Partial<Record<Fate, readonly [status: number, code: string, seconds?: number]>> = {
  busy: [429, 'rate-limited', 2],
  'busy for long': [429, 'rate-limited', 60],
  down: [503, 'provider-unavailable', 1],
  refused: [422, 'provider-rejected'],
  failed: [502, 'provider-unavailable'],
  'in progress': [409, 'in-progress', 1],
  'token expired': [401, 'token-expired'],
};
const RETRYABLE: ReadonlySet<Fate> = new Set([
  'busy',
  'busy for long',
  'down',
  'in progress',
  'token expired',
]);
/** Nobody can be sure whether the vendor has the image. */
const UNCLEAR: ReadonlySet<Fate> = new Set(['failed', 'garbage', 'answer lost']);
/** The vendor has the image, whatever is heard of that. */
const COMMITTING: ReadonlySet<Fate> = new Set(['taken', 'failed', 'garbage', 'answer lost']);
/** The proxy knows the vendor's answer and gives it again. */
const REMEMBERED: ReadonlySet<Fate> = new Set(['taken', 'answer lost']);

/**
 * A proxy that remembers, and a line to it that the test drives by hand.
 *
 * @param onRequest Called with the key of each request that begins, before it counts as open.
 * @param onUnclear Called with the key of a request of which nobody can be sure what became.
 * @param onPause Called when a 429 asks for a pause, in milliseconds.
 */
export function createNetwork(
  onRequest: (key: string) => void,
  onUnclear: (key: string, isBroken: boolean) => void,
  onPause: (ms: number) => void,
): Network {
  const open: OpenRequest[] = [];
  const commits = new Map<string, number>();
  const finished = new Set<string>();
  const keys = new Set<string>();
  const http = createTestHttp([]);

  http.defaults.adapter = (config) =>
    new Promise<AxiosResponse>((resolve, reject) => {
      const signal = config.signal as AbortSignal;
      const key = String(config.headers.get('idempotency-key'));
      const total = (config.data as Blob).size;
      onRequest(key);
      keys.add(key);
      const close = () => {
        const index = open.indexOf(request);
        if (index !== -1) open.splice(index, 1);
      };
      const report = (loaded: number) =>
        config.onUploadProgress?.({ loaded, total, bytes: 0, lengthComputable: true });
      const request: OpenRequest = {
        key,
        move: (part) => report(Math.floor(part * total)),
        end(fate) {
          close();
          const isKnown = finished.has(key);
          if (fate === 'broken early') onUnclear(key, true);
          if (fate === 'answer lost' || (UNCLEAR.has(fate) && !isKnown)) onUnclear(key, false);
          if (fate === 'broken early') return reject(new TypeError('The line broke.'));
          if (COMMITTING.has(fate) || isKnown) report(total);
          if (COMMITTING.has(fate) && !isKnown) {
            commits.set(key, (commits.get(key) ?? 0) + 1);
            if (REMEMBERED.has(fate)) finished.add(key);
          }
          if (fate === 'answer lost') return reject(new TypeError('The line broke.'));
          // The proxy looks a key up before it asks anybody.
          const said = isKnown && fate !== 'token expired' ? 'taken' : fate;
          const [, code, seconds] = ERRORS[said] ?? [];
          if (code === 'rate-limited') onPause(seconds! * 1000);
          return resolve(answerOf(said, key, config));
        },
      };
      open.push(request);
      signal.addEventListener('abort', () => {
        close();
        reject(new CanceledError('canceled', config));
      });
    });
  return { http, open, commits, keys };
}

function answerOf(fate: Fate, key: string, config: InternalAxiosRequestConfig): AxiosResponse {
  const [status = 200, code, seconds] = ERRORS[fate] ?? [];
  const common = { message: 'Said the proxy.', retryable: RETRYABLE.has(fate) };
  const body =
    code === undefined
      ? { url: `https://cdn.example/${key}`, orderId: key }
      : { error: { ...common, code } };
  return {
    data: fate === 'garbage' ? '<html>' : JSON.stringify(body),
    status,
    statusText: '',
    headers: seconds === undefined ? {} : { 'retry-after': String(seconds) },
    config,
  };
}
