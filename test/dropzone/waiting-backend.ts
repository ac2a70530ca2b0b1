import { createTestHttp } from '../../src/testing/index.js';

/** A request that the test answers itself. */
export interface WaitingRequest {
  readonly name: string;
  readonly signal: AbortSignal;
  /** Reads the file up to a fraction from 0 to 1. */
  readonly read: (part: number) => Promise<void>;
  readonly answer: (body: object, status?: number) => void;
  readonly drop: () => void;
}

/** Creates an HTTP double whose requests wait for the test, in their order of arrival. */
export function createWaitingHttp() {
  const requests: WaitingRequest[] = [];
  const http = createTestHttp(
    (request) =>
      new Promise((resolve, reject) => {
        const size = Number(request.headers.get('content-length'));
        const reader = request.body!.getReader();
        let loaded = 0;
        requests.push({
          name: decodeURIComponent(request.headers.get('x-upload-name') ?? ''),
          signal: request.signal,
          async read(part) {
            while (loaded < size * part) {
              const { value } = await reader.read();
              loaded += value?.length ?? size;
            }
          },
          answer: (body, status = 200) => resolve(Response.json(body, { status })),
          drop: () => reject(new TypeError('Failed to fetch')),
        });
      }),
  );
  return { http, requests };
}

/** Returns the proxy's response body for a refusal. */
export function refusal(code: string, retryable = false) {
  return { error: { code, message: 'No.', retryable } };
}
