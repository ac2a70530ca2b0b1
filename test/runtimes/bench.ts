import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { formsOf } from '../proxy/forms-of-a-secret.js';
import { pngBytes } from '../proxy/image-bytes.js';
import {
  sendRaw,
  type HeaderLine,
  type RawAnswer,
  type RawRequest,
} from '../support/raw-client.js';
import {
  startRawVendor,
  type RawVendor,
  type RecordedRequest,
  type RequestHead,
  type VendorStep,
} from '../support/raw-vendor.js';
import { KEY, type ScenarioName, TOKEN_SECRET } from './site-config.js';
import type { RunningSite, Runtime } from './runtime.js';

/** The error in the proxy's answer. */
interface WireError {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  readonly requestId: string;
}

/** An answer whose body has been read. */
export interface Exchanged extends RawAnswer {
  readonly json: { readonly [field: string]: unknown; readonly error?: WireError };
}

/** One upload as a client sends it; omitted properties get valid values. */
export interface Upload extends Pick<
  RawRequest,
  'cutAfter' | 'cutBy' | 'leaveAfter' | 'leaveBy' | 'method' | 'trickle' | 'timeoutMs'
> {
  readonly provider?: string;
  /** Replaces everything after the scenario's name. */
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>;
  /** Replaces the body's `Content-Length`; `undefined` omits the header. */
  readonly length?: string | undefined;
}

export const URL_OF_IMAGE = 'https://upload.apimart.ai/f/image/1-photo.png';
export const STORES: VendorStep = json(200, { url: URL_OF_IMAGE });

/** Creates a vendor's answer in JSON. */
export function json(
  status: number,
  body: object | string,
  headers: Record<string, string> = {},
): VendorStep {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    answer: { status, body: text, headers: { 'content-type': 'application/json', ...headers } },
  };
}

/** Starts a runtime and its vendor for all tests, and checks after each test that the key didn't leak. */
export function openBench(runtime: Runtime) {
  let site: RunningSite;
  let vendor: RawVendor;
  let elsewhere: RawVendor;
  let before = { requests: 0, connections: 0 };
  let script: (head: RequestHead) => VendorStep = () => STORES;
  const received: Buffer[] = [];

  beforeAll(async () => {
    vendor = await startRawVendor((head) => script(head));
    elsewhere = await startRawVendor(STORES);
    site = await runtime.open({ vendorOrigin: vendor.origin });
  }, 240_000);
  afterAll(async () => {
    await site?.close();
    await vendor.close();
    await elsewhere.close();
  });
  beforeEach(() => {
    script = () => STORES;
    before = { requests: vendor.requests.length, connections: vendor.connections.length };
  });
  afterEach(() => {
    const seen = `${Buffer.concat(received).toString('latin1')}\n${site.printed()}`;
    received.length = 0;
    for (const secret of [KEY, TOKEN_SECRET]) {
      for (const form of formsOf(secret)) expect(seen).not.toContain(form);
    }
    expect(elsewhere.connections).toEqual([]);
  });

  return {
    /** Sets how the vendor handles the requests of this test. */
    vendorDoes: (step: VendorStep | ((head: RequestHead) => VendorStep)): void => {
      script = typeof step === 'function' ? step : () => step;
    },
    vendorOrigin: () => vendor.origin,
    /** A server that must never get a request. */
    elsewhere: () => elsewhere.origin,
    /** The requests that the vendor got in this test. */
    seen: (): readonly RecordedRequest[] => vendor.requests.slice(before.requests),
    /** The number of connections opened to the vendor in this test. */
    connections: () => vendor.connections.length - before.connections,
    printed: () => site.printed(),
    send: async (scenario: ScenarioName, upload: Upload = {}): Promise<Exchanged> => {
      const answer = await sendRaw(site.origin, requestOf(scenario, upload, site.origin));
      received.push(answer.received);
      const text = answer.body.toString();
      return {
        ...answer,
        json: text.startsWith('{') ? (JSON.parse(text) as Exchanged['json']) : {},
      };
    },
  };
}

export type Bench = ReturnType<typeof openBench>;

function requestOf(scenario: ScenarioName, upload: Upload, origin: string): RawRequest {
  const { body = pngBytes(68), headers = {}, method = 'POST', provider = 'apimart' } = upload;
  const { path = `/api/upload/${provider}`, query = '', length = lengthOf(body), ...rest } = upload;
  const written = new Map([
    ['host', new URL(origin).host],
    ['content-type', 'image/png'],
    ...(length === undefined || 'length' in upload ? [] : [['content-length', length] as const]),
    ...Object.entries(headers),
  ]);
  if (upload.length !== undefined) written.set('content-length', upload.length);
  const lines: HeaderLine[] = [...written].filter(([, value]) => value !== '');
  return { ...rest, method, path: `/${scenario}${path}${query}`, headers: lines, body };
}

function lengthOf(body: NonNullable<Upload['body']>): string | undefined {
  return typeof body === 'string' || body instanceof Uint8Array
    ? String(Buffer.byteLength(body))
    : undefined;
}
