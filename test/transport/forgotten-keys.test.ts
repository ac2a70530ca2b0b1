import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apimart } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import { createUploadSession } from '../../src/transport/upload-session.js';
import { uploadWithRetries } from '../../src/transport/upload-with-retries.js';
import { failureOf, KEY } from './attempt.js';
import { COSTLY, COSTLY_OPTIONS, IN_PROGRESS, TAKEN } from './open-asked-proxy.js';
import { openServer, refusal, type Reply } from './record-requests.js';
import { stubNetwork } from './stub-network.js';

const TEN_MINUTES_MS = 600_000;
const LIMITED = refusal(429, { code: 'rate-limited', retryable: true, retryAfterMs: 1 });
const PUT_OFF = refusal(503, { code: 'proxy-unavailable', retryable: true, retryAfterMs: 1 });

let sleptMs = 0;

beforeEach(() => {
  sleptMs = 0;
  const { now } = Date;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + sleptMs);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Like a sleeping laptop: the system clock continues. */
const sleep = () => void (sleptMs += TEN_MINUTES_MS);

function send(provider: typeof COSTLY | typeof apimart, route: object, onWait?: () => void) {
  return uploadWithRetries(provider, sampleImages.png(), () => route, {
    options: provider === COSTLY ? COSTLY_OPTIONS : {},
    session: createUploadSession(provider, KEY),
    signal: new AbortController().signal,
    retries: 3,
    retryAmbiguous: true,
    ...(onWait && { onWait }),
  });
}

describe('an upload that has waited longer than the proxy remembers', () => {
  it.each<[string, Reply]>([
    ['a pause requested by the proxy', LIMITED],
    ['a back-off', PUT_OFF],
    // An older proxy is asked by sending the upload again.
    ['a status request', IN_PROGRESS],
  ])('is unknown after %s, and sends nothing, if a repeat costs money', async (_, reply) => {
    const { endpoint, requests, onRequest } = await openServer(({ path }) =>
      path.endsWith('/status') ? { status: 404 } : requests.length === 1 ? reply : TAKEN,
    );
    onRequest(sleep);
    expect(await failureOf(send(COSTLY, { endpoint }))).toMatchObject({ code: 'outcome-unknown' });
    expect(requests.filter(({ path }) => !path.endsWith('/status'))).toHaveLength(1);
  });

  it('is unknown after hours without a network', async () => {
    const network = stubNetwork({ onLine: true });
    const { endpoint, requests, onRequest } = await openServer(PUT_OFF, TAKEN);
    onRequest(() => network.goOffline());
    const upload = failureOf(
      send(COSTLY, { endpoint }, () => {
        if (navigator.onLine) return;
        sleep();
        setTimeout(() => network.goOnline(), 20);
      }),
    );
    expect(await upload).toMatchObject({ code: 'outcome-unknown' });
    expect(requests).toHaveLength(1);
  });

  it('is unknown if the app took that long to provide its headers', async () => {
    const { endpoint, requests } = await openServer(PUT_OFF, TAKEN);
    const headers = () => {
      if (requests.length === 1) sleep();
      return {};
    };
    expect(await failureOf(send(COSTLY, { endpoint, headers }))).toMatchObject({
      code: 'outcome-unknown',
    });
    expect(requests).toHaveLength(1);
  });

  it('continues if nothing had left before the wait', async () => {
    const { endpoint, requests } = await openServer(TAKEN);
    const headers = () => {
      sleep();
      return {};
    };
    await send(COSTLY, { endpoint, headers });
    expect(requests).toHaveLength(1);
  });

  it('continues if a repeat is harmless', async () => {
    const { endpoint, requests, onRequest } = await openServer(LIMITED);
    onRequest(sleep);
    expect(await failureOf(send(apimart, { endpoint }))).toMatchObject({ code: 'rate-limited' });
    expect(requests).toHaveLength(4);
  });
});
