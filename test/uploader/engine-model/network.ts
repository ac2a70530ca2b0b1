import axios, {
  CanceledError,
  type AxiosInstance,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios';

/** What a proxy, the vendor after it, or the connection between them can do with a request. */
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

/** A request without an answer yet. */
export interface OpenRequest {
  readonly key: string;
  /** Whether it only asks for the outcome of an upload and carries no bytes. */
  readonly isQuestion: boolean;
  readonly move: (part: number) => void;
  readonly end: (fate: Fate) => void;
}

/** What the network receives and does. */
export interface Network {
  readonly http: AxiosInstance;
  readonly open: readonly OpenRequest[];
  /** How often the vendor accepted an image, by idempotency key. */
  readonly commits: ReadonlyMap<string, number>;
  /** Every idempotency key that was ever sent. */
  readonly keys: ReadonlySet<string>;
}

const ERRORS: Partial<
  Record<
    Fate | 'unknown key' | 'not found',
    readonly [status: number, code: string, seconds?: number]
  >
> = {
  busy: [429, 'rate-limited', 2],
  'busy for long': [429, 'rate-limited', 60],
  down: [503, 'provider-unavailable', 1],
  refused: [422, 'provider-rejected'],
  failed: [502, 'provider-unavailable'],
  'in progress': [409, 'in-progress', 1],
  'token expired': [401, 'token-expired'],
  'not found': [404, 'not-found'],
};
const RETRYABLE: ReadonlySet<string> = new Set([
  'busy',
  'busy for long',
  'down',
  'in progress',
  'token expired',
]);
/** Whether the vendor has the image is uncertain. */
const UNCLEAR: ReadonlySet<Fate> = new Set(['failed', 'garbage', 'answer lost']);
/** The vendor has the image, even if its answer never arrives. */
const COMMITTING: ReadonlySet<Fate> = new Set(['taken', 'failed', 'garbage', 'answer lost']);
/** The proxy knows the vendor's answer and repeats it. */
const REMEMBERED: ReadonlySet<Fate> = new Set(['taken', 'answer lost']);
/** The proxy itself says this, regardless of what it knows about the key. */
const SAID_FIRST: ReadonlySet<Fate> = new Set(['token expired']);
/** The possible fates of a question; any other fate gets the proxy's true answer. */
const FATES_OF_QUESTIONS: ReadonlySet<Fate> = new Set([
  'busy',
  'busy for long',
  'down',
  'in progress',
  'token expired',
]);
const MEMORY_MS = 600_000;

/** The proxy at the other end. */
export interface ModelProxy {
  /** Whether it can be asked for the outcome of an upload; an older one cannot. */
  readonly knowsStatus: boolean;
  /** Whether it remembers failures that may have arrived. */
  readonly remembersFailures: boolean;
}

/**
 * A proxy that remembers for ten minutes, and a connection to it that the test controls.
 *
 * @param onRequest Called for each request that begins, before it counts as open.
 * Called with the key of a request whose outcome is uncertain.
 * @param onPause Called when a 429 asks for a pause, in milliseconds.
 */
export function createNetwork(
  onRequest: (request: Pick<OpenRequest, 'isQuestion' | 'key'>) => void,
  onUnclear: (key: string, isBroken: boolean) => void,
  onPause: (ms: number) => void,
  { knowsStatus, remembersFailures }: ModelProxy,
): Network {
  const open: OpenRequest[] = [];
  const commits = new Map<string, number>();
  const memory = new Map<string, { readonly fate: 'taken' | 'failed'; readonly until: number }>();
  const keys = new Set<string>();
  const http = axios.create();

  http.defaults.adapter = (config) =>
    new Promise<AxiosResponse>((resolve, reject) => {
      const signal = config.signal as AbortSignal;
      const key = String(config.headers.get('idempotency-key'));
      const isQuestion = config.url!.replace(/\?.*/, '').endsWith('/status');
      const total = isQuestion ? 0 : (config.data as Blob).size;
      onRequest({ key, isQuestion });
      keys.add(key);
      const close = () => {
        const index = open.indexOf(request);
        if (index !== -1) open.splice(index, 1);
      };
      const report = (loaded: number) =>
        config.onUploadProgress?.({ loaded, total, bytes: 0, lengthComputable: true });
      const known = () => {
        const { fate, until = 0 } = memory.get(key) ?? {};
        return Date.now() < until ? fate : undefined;
      };
      const lose = () => reject(new TypeError('The line broke.'));
      const answer = (fate: Fate | 'unknown key' | 'not found') => {
        const [, code, seconds] = ERRORS[fate] ?? [];
        if (code === 'rate-limited') onPause(seconds! * 1000);
        resolve(answerOf(fate, key, config));
      };
      const endQuestion = (fate: Fate) => {
        if (fate === 'broken early' || fate === 'answer lost') return lose();
        if (FATES_OF_QUESTIONS.has(fate)) return answer(fate);
        return answer(knowsStatus ? (known() ?? 'unknown key') : 'not found');
      };
      const endUpload = (fate: Fate) => {
        const before = known();
        if (fate === 'broken early') {
          onUnclear(key, true);
          return lose();
        }
        if (fate === 'answer lost' || (UNCLEAR.has(fate) && before === undefined)) {
          onUnclear(key, false);
        }
        if (COMMITTING.has(fate) || before !== undefined) report(total);
        if (COMMITTING.has(fate) && before === undefined) {
          commits.set(key, (commits.get(key) ?? 0) + 1);
          const isRemembered = REMEMBERED.has(fate) || remembersFailures;
          const until = Date.now() + MEMORY_MS;
          if (isRemembered)
            memory.set(key, { fate: REMEMBERED.has(fate) ? 'taken' : 'failed', until });
        }
        if (fate === 'answer lost') return lose();
        // The proxy looks a key up before it asks the vendor.
        return answer(SAID_FIRST.has(fate) ? fate : (before ?? fate));
      };
      const request: OpenRequest = {
        key,
        isQuestion,
        move: (part) => report(Math.floor(part * total)),
        end(fate) {
          close();
          if (isQuestion) endQuestion(fate);
          else endUpload(fate);
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

function answerOf(
  fate: Fate | 'unknown key' | 'not found',
  key: string,
  config: InternalAxiosRequestConfig,
): AxiosResponse {
  const [status = 200, code, seconds] = ERRORS[fate] ?? [];
  const common = { message: 'Said the proxy.', retryable: RETRYABLE.has(fate) };
  const body =
    fate === 'unknown key'
      ? { state: 'unknown-key' }
      : code === undefined
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
