import { describe, expect, it, vi } from 'vitest';
import { apimart, autoenhance } from '../../src/index.js';
import { failureOf, KEY } from './attempt.js';
import { ACCEPTED, openServer, refusal, type Recorded, type Reply } from './record-requests.js';
import { BUSY, EXPIRED, RESULT, UNDER_WAY, upload } from './retried-upload.js';

function keysOf(requests: readonly Recorded[]) {
  return requests.map(({ header }) => header('idempotency-key'));
}

describe('an upload that is tried again', () => {
  it('has the same key and the same bytes each time', async () => {
    const { endpoint, requests } = await openServer(BUSY, BUSY, BUSY, ACCEPTED);
    await expect(upload({ endpoint })).resolves.toEqual(RESULT);
    expect(keysOf(requests)).toEqual([KEY, KEY, KEY, KEY]);
    for (const { body } of requests) expect(body).toEqual(requests[0]!.body);
    expect(requests[0]!.body).toHaveLength(50_000);
  });

  it('stops after the allowed tries', async () => {
    const { endpoint, requests } = await openServer(BUSY);
    expect(await failureOf(upload({ endpoint }))).toMatchObject({ code: 'rate-limited' });
    expect(requests).toHaveLength(4);
    expect(await failureOf(upload({ endpoint }, { retries: 0 }))).toMatchObject({ status: 429 });
    expect(requests).toHaveLength(5);
  });

  it('waits as long as it was told, and reports for how long', async () => {
    const waiting = refusal(429, { code: 'rate-limited', retryable: true, retryAfterMs: 120 });
    const { endpoint, requests } = await openServer(waiting, ACCEPTED);
    let toldAt = 0;
    const onWait = vi.fn(() => {
      toldAt = Date.now();
    });
    const start = Date.now();
    await upload({ endpoint }, { onWait });
    expect(Date.now() - start).toBeGreaterThanOrEqual(115);
    expect(requests).toHaveLength(2);
    expect(onWait).toHaveBeenCalledExactlyOnceWith('rate-limited', expect.any(Number));
    const until = Number((onWait.mock.calls[0] as unknown[])[1]);
    expect(until).toBeGreaterThanOrEqual(start + 120);
    // Up to a quarter is added, so that uploads don't return at the same time.
    expect(until).toBeLessThanOrEqual(toldAt + 150);
  });

  it('asks for the answer of the first one while that is in progress', async () => {
    const { endpoint, requests } = await openServer(
      ...Array.from({ length: 12 }, () => UNDER_WAY),
      ACCEPTED,
    );
    await expect(upload({ endpoint }, { retries: 0 }, apimart)).resolves.toEqual(RESULT);
    expect(new Set(keysOf(requests))).toEqual(new Set([KEY]));
    expect(requests).toHaveLength(13);
  });

  it('gets a fresh token once if the old one has expired, even after a wait', async () => {
    const { endpoint, requests } = await openServer(BUSY, EXPIRED, ACCEPTED);
    const headers = vi.fn(async () => ({ authorization: `Bearer ${headers.mock.calls.length}` }));
    await expect(upload({ endpoint, headers })).resolves.toEqual(RESULT);
    expect(requests.map(({ header }) => header('authorization'))).toEqual([
      'Bearer 1',
      'Bearer 2',
      'Bearer 3',
    ]);

    const second = await openServer(EXPIRED);
    const failure = await failureOf(upload({ endpoint: second.endpoint, headers }));
    expect(failure).toMatchObject({ code: 'token-expired' });
    expect(second.requests).toHaveLength(2);
  });

  it.each<[string, Reply]>([
    ['a lost answer', 'drop'],
    ['a failed gateway', { status: 502, body: '<html>' }],
    ['an unreadable success', { status: 200, body: '<html>' }],
  ])('does not happen after %s, unless that is harmless and wanted', async (_, reply) => {
    for (const [provider, retryAmbiguous] of [
      [apimart, false],
      [autoenhance, true],
    ] as const) {
      const { endpoint, requests } = await openServer(reply);
      const failure = await failureOf(upload({ endpoint }, { retryAmbiguous }, provider));
      expect(failure).toMatchObject({ code: 'outcome-unknown', retryable: false });
      expect(failure.cause).toMatchObject({ name: 'UploadError' });
      expect(requests).toHaveLength(1);
    }
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { endpoint, requests } = await openServer(reply, ACCEPTED);
    await expect(upload({ endpoint }, { retryAmbiguous: true })).resolves.toEqual(RESULT);
    expect(requests).toHaveLength(2);
    vi.restoreAllMocks();
  });

  it('does not happen after a refusal', async () => {
    const { endpoint, requests } = await openServer(refusal(422, { code: 'provider-rejected' }));
    const failure = await failureOf(upload({ endpoint }, { retryAmbiguous: true }));
    expect(failure).toMatchObject({ code: 'provider-rejected' });
    expect(requests).toHaveLength(1);
  });
});

describe('a cancel', () => {
  it.each<[string, number]>([
    ['rate-limited', 429],
    ['proxy-unavailable', 503],
  ])(
    'ends the wait (%s) at once, also when it comes from the one who is told of it',
    async (code, status) => {
      for (const later of [0, 20]) {
        const { endpoint, requests } = await openServer(
          refusal(status, { code, retryable: true, retryAfterMs: 60_000 }),
        );
        const controller = new AbortController();
        const onWait = () => {
          if (later === 0) controller.abort();
          else setTimeout(() => controller.abort(), later);
        };
        const failure = await failureOf(
          upload({ endpoint }, { signal: controller.signal, onWait }),
        );
        expect(failure).toMatchObject({ code: 'aborted', provider: 'apimart' });
        expect(requests).toHaveLength(1);
      }
    },
  );
});
