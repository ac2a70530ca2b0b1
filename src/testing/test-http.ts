import axios, {
  AxiosError,
  AxiosHeaders,
  CanceledError,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios';
import { raceAbort } from '../core/signals.js';
import { TICKET_PATH } from '../core/wire.js';
import type { HttpClient } from '../transport/route.js';
import { runScript, type ScriptStep } from './http-script.js';

/** The source of responses: a backend, or a script that every upload plays from the start. */
export type TestHttpSource = ((request: Request) => Promise<Response>) | readonly ScriptStep[];

/** The speed of the simulated network. */
export interface TestHttpOptions {
  /** Unlimited by default. */
  readonly bytesPerSecond?: number;
}

const PROGRESS_STEPS = 20;
// A host that never exists (RFC 2606), since nothing serves this backend.
const NOWHERE = 'http://page.invalid';

/**
 * An {@link HttpClient} for the `http` prop that needs no network: it runs the backend in the same page,
 * reports upload progress and honors abort. It is an instance of axios.
 *
 * A service worker can't do that: when it responds to an XHR, no browser reports upload progress.
 *
 * @example
 * <ImageUploadDropzone provider={apimart} http={createTestHttp(createTestBackend())} />
 */
export function createTestHttp(source: TestHttpSource, options: TestHttpOptions = {}): HttpClient {
  return axios.create({
    adapter: async (config) => {
      const signal = config.signal as AbortSignal | undefined;
      try {
        const file = toBlob(config.data);
        const report = reporterOf(config, file.size);
        const response =
          typeof source === 'function'
            ? await raceAbort(source(toRequest(config, file, report, options)), signal)
            : await raceAbort(playScript(source, config, report, file.size), signal);
        return await settle(response, config);
      } catch (error) {
        if (signal?.aborted) throw new CanceledError('canceled', config);
        if (error instanceof AxiosError) throw error;
        throw new AxiosError('Network Error', AxiosError.ERR_NETWORK, config);
      }
    },
  });
}

/** Plays a script. The script is about the file, so a ticket request is answered with a relay. */
async function playScript(
  steps: readonly ScriptStep[],
  { url = '' }: InternalAxiosRequestConfig,
  report: Reporter,
  total: number,
): Promise<Response> {
  const asksForTicket = url.replace(/\?.*/, '').endsWith(TICKET_PATH);
  return asksForTicket ? Response.json({ relay: true }) : runScript(steps, report, total);
}

type Reporter = (loaded: number) => void;

function reporterOf(config: InternalAxiosRequestConfig, total: number): Reporter {
  let before = 0;
  return (loaded) => {
    if ((config.signal as AbortSignal | undefined)?.aborted) return;
    config.onUploadProgress?.({
      loaded,
      total,
      progress: total === 0 ? 1 : loaded / total,
      bytes: loaded - before,
      lengthComputable: true,
      upload: true,
    });
    before = loaded;
  };
}

/**
 * Creates a Request with the headers and the body that the backend would see. They override the
 * Request's own, since pages may not set Content-Length, and Firefox has no `body`.
 */
function toRequest(
  config: InternalAxiosRequestConfig,
  file: Blob,
  report: Reporter,
  { bytesPerSecond }: TestHttpOptions,
): Request {
  const url = new URL(config.url ?? '', NOWHERE);
  const headers = new Headers(AxiosHeaders.from(config.headers).toJSON() as Record<string, string>);
  headers.set('content-length', String(file.size));
  const request = new Request(url, {
    method: config.method?.toUpperCase() ?? 'GET',
    ...(config.signal && { signal: config.signal as AbortSignal }),
  });
  const body = streamFile(file, report, bytesPerSecond);
  const read = () => new Response(body, { headers });
  return Object.defineProperties(request, {
    headers: { value: headers },
    body: { value: body },
    arrayBuffer: { value: () => read().arrayBuffer() },
    blob: { value: () => read().blob() },
    json: { value: () => read().json() },
    text: { value: () => read().text() },
  });
}

function streamFile(
  file: Blob,
  report: Reporter,
  bytesPerSecond: number | undefined,
): ReadableStream<Uint8Array> {
  const step = Math.max(1, Math.ceil(file.size / PROGRESS_STEPS));
  let offset = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (offset >= file.size) {
          controller.close();
          return;
        }
        const piece = new Uint8Array(await file.slice(offset, offset + step).arrayBuffer());
        if (bytesPerSecond !== undefined) await pause((piece.length / bytesPerSecond) * 1000);
        offset += piece.length;
        controller.enqueue(piece);
        report(offset);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Settles like axios: a status outside 2xx is an error with its response. */
async function settle(
  response: Response,
  config: InternalAxiosRequestConfig,
): Promise<AxiosResponse> {
  const settled: AxiosResponse = {
    data: await response.text(),
    status: response.status,
    statusText: response.statusText,
    headers: AxiosHeaders.from(Object.fromEntries(response.headers)),
    config,
  };
  if (config.validateStatus?.(response.status) ?? true) return settled;
  const code = response.status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE;
  const message = `Request failed with status code ${response.status}`;
  throw new AxiosError(message, code, config, undefined, settled);
}

function toBlob(data: unknown): Blob {
  // A file from another frame isn't an instance of this frame's class.
  const isBlob = typeof data === 'object' && data !== null && 'arrayBuffer' in data;
  return isBlob ? (data as Blob) : new Blob(typeof data === 'string' ? [data] : []);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
