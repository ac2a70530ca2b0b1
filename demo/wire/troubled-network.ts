import { AxiosError, type AxiosAdapter, type InternalAxiosRequestConfig } from 'axios';

/** What can go wrong between a page and a vendor. */
export const TROUBLES = {
  none: 'Nothing',
  slow: 'Slow network',
  offline: 'Offline',
  'lost-answer': 'Lost answer',
  'failing-vendor': 'Failing vendor',
} as const;

export type Trouble = keyof typeof TROUBLES;

/** The header that asks the demo's backend for a vendor that fails. */
export const TROUBLE_HEADER = 'x-demo-trouble';

const SLOW_BYTES_PER_SECOND = 60_000;
const STEP_MS = 100;

export interface TroubledNetwork {
  readonly adapter: AxiosAdapter;
  readonly set: (trouble: Trouble) => void;
}

/** Puts an adapter behind a network that can be slow, gone, or lose an answer. */
export function troubleNetwork(send: AxiosAdapter): TroubledNetwork {
  let trouble: Trouble = 'none';
  let line = new AbortController();
  /** Each request loses one answer, so that asking again helps. */
  const lost = new Set<string>();

  async function sendThrough(config: InternalAxiosRequestConfig) {
    if (trouble === 'offline') throw networkError('The page is offline', config);
    const isSlow = trouble === 'slow';
    if (isSlow) await pace(config);
    if (trouble === 'failing-vendor' && isForProxy(config)) {
      config.headers.set(TROUBLE_HEADER, trouble);
    }
    // What was let through slowly isn't reported a second time.
    const response = await send(isSlow ? { ...config, onUploadProgress: () => {} } : config);
    const name = `${config.url} ${String(config.headers.get('idempotency-key'))}`;
    if (trouble === 'lost-answer' && carriesFile(config) && !lost.has(name)) {
      lost.add(name);
      throw networkError(`The answer (${response.status}) was lost`, config);
    }
    return response;
  }

  return {
    async adapter(config) {
      const cut = line.signal;
      const own = config.signal as AbortSignal | undefined;
      const signal = own === undefined ? cut : AbortSignal.any([own, cut]);
      try {
        return await sendThrough({ ...config, signal });
      } catch (error) {
        if (cut.aborted && !own?.aborted) throw networkError('The network went away', config);
        throw error;
      }
    },
    set(next) {
      if (next === trouble) return;
      trouble = next;
      if (next === 'offline') line.abort();
      else line = new AbortController();
      tellPage(next === 'offline');
    },
  };
}

/** Lets a body through bit by bit, as a slow line does. */
async function pace(config: InternalAxiosRequestConfig): Promise<void> {
  const total = config.data instanceof Blob ? config.data.size : 0;
  const step = (SLOW_BYTES_PER_SECOND * STEP_MS) / 1000;
  for (let loaded = 0; loaded < total;) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    (config.signal as AbortSignal | undefined)?.throwIfAborted();
    const bytes = Math.min(step, total - loaded);
    loaded += bytes;
    const progress = loaded / total;
    config.onUploadProgress?.({
      loaded,
      total,
      progress,
      bytes,
      lengthComputable: true,
      upload: true,
    });
  }
}

const isForProxy = ({ headers }: InternalAxiosRequestConfig) => headers.has('idempotency-key');
const carriesFile = ({ data }: InternalAxiosRequestConfig) => data instanceof Blob;

function networkError(message: string, config: InternalAxiosRequestConfig): AxiosError {
  return new AxiosError(message, AxiosError.ERR_NETWORK, config);
}

/** Browsers say so themselves; nobody pulled this plug. */
function tellPage(isOffline: boolean): void {
  if (isOffline) {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    dispatchEvent(new Event('offline'));
  } else if (Reflect.deleteProperty(navigator, 'onLine')) {
    dispatchEvent(new Event('online'));
  }
}
