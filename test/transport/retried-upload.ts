import type { AnyProvider } from '../../src/core/provider/provider.js';
import { apimart } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import type { Route } from '../../src/transport/route.js';
import { uploadWithRetries } from '../../src/transport/upload-with-retries.js';
import { createUploadSession } from '../../src/transport/upload-session.js';
import { KEY } from './attempt.js';
import { refusal } from './record-requests.js';

type Job = Parameters<typeof uploadWithRetries>[3];

export const RESULT = { url: 'https://cdn.example/1.png' };
export const BUSY = refusal(429, { code: 'rate-limited', retryable: true, retryAfterMs: 5 });
export const UNDER_WAY = refusal(409, { code: 'in-progress', retryable: true, retryAfterMs: 1 });
export const EXPIRED = refusal(401, { code: 'token-expired', retryable: true });

/** Uploads 50,000 bytes, with three more tries if the rule allows them. */
export function upload(route: Route, job: Partial<Job> = {}, provider: AnyProvider = apimart) {
  return uploadWithRetries(provider, sampleImages.png({ bytes: 50_000 }), () => route, {
    options: {},
    session: createUploadSession(provider, KEY),
    signal: new AbortController().signal,
    retries: 3,
    retryAmbiguous: false,
    ...job,
  });
}
