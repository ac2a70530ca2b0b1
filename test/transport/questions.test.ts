import { describe, expect, it, vi } from 'vitest';
import { apimart } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import type { Route } from '../../src/transport/route.js';
import { createUploadSession, type UploadSession } from '../../src/transport/upload-session.js';
import { uploadWithRetries } from '../../src/transport/upload-with-retries.js';
import { failureOf, KEY } from './attempt.js';
import {
  COSTLY,
  COSTLY_OPTIONS,
  IN_PROGRESS,
  openAskedProxy,
  ORDER,
  TAKEN,
  UNKNOWN_KEY,
} from './open-asked-proxy.js';
import { ACCEPTED, refusal, type Reply } from './record-requests.js';
import { RESULT } from './retried-upload.js';

const FILE = sampleImages.png({ name: 'a b.png', bytes: 50_000 });
const NOT_FOUND = refusal(404, { code: 'not-found' });
const AMBIGUOUS = refusal(502, { code: 'provider-unavailable' });

/** One run, as a user starts it. */
function costly(route: Route, session: UploadSession = createUploadSession(COSTLY, KEY)) {
  return uploadWithRetries(COSTLY, FILE, () => route, {
    options: COSTLY_OPTIONS,
    session,
    signal: new AbortController().signal,
    retries: 3,
    retryAmbiguous: false,
  });
}

function harmless(route: Route, retryAmbiguous = false) {
  return uploadWithRetries(apimart, FILE, () => route, {
    options: {},
    session: createUploadSession(apimart, KEY),
    signal: new AbortController().signal,
    retries: 3,
    retryAmbiguous,
  });
}

describe('an upload that is in progress', () => {
  it('is asked about without sending its bytes, with the same key, options and credentials', async () => {
    const proxy = await openAskedProxy([IN_PROGRESS], [IN_PROGRESS, IN_PROGRESS, TAKEN]);
    const headers = { authorization: 'Bearer token' };
    await expect(costly({ endpoint: proxy.endpoint, headers })).resolves.toEqual(ORDER);
    expect(proxy.log()).toEqual([`upload ${KEY}`, ...Array(3).fill(`status ${KEY}`)]);
    const [question] = proxy.asked();
    expect(question?.path).toBe('/api/upload/ai-homedesign/status');
    expect(question?.query).toBe(proxy.sent()[0]?.query);
    expect(question?.header('content-type')).toBe('application/json');
    expect(question?.header('authorization')).toBe('Bearer token');
    expect(JSON.parse(String(question?.body))).toEqual({
      name: 'a b.png',
      type: 'image/png',
      size: FILE.size,
    });
  });

  it('fails as the proxy remembers it: shown if the vendor refused it', async () => {
    const refused = refusal(422, { code: 'provider-rejected' });
    const proxy = await openAskedProxy([IN_PROGRESS], [refused]);
    expect(await failureOf(costly(proxy))).toMatchObject({ code: 'provider-rejected' });
  });

  it('fails as the proxy remembers it: unknown if the vendor may have it', async () => {
    const proxy = await openAskedProxy([IN_PROGRESS], [IN_PROGRESS, AMBIGUOUS]);
    expect(await failureOf(costly(proxy))).toMatchObject({
      code: 'outcome-unknown',
      cause: { code: 'provider-unavailable', status: 502 },
    });
    expect(proxy.sent()).toHaveLength(1);
  });

  it.each<[string, Reply]>([
    ['unauthorized', refusal(401, { code: 'unauthorized' })],
    ['forbidden', { status: 403, body: 'no' }],
    ['key-reused', refusal(422, { code: 'key-reused' })],
    ['provider-unavailable', { status: 502, body: '<html>' }],
    ['network', 'drop'],
  ])('is unknown, not %s, if the question is refused or lost', async (code, reply) => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const proxy = await openAskedProxy([IN_PROGRESS], [reply]);
    const failure = await failureOf(costly(proxy));
    expect(failure).toMatchObject({ code: 'outcome-unknown', cause: { code } });
    expect(proxy.sent()).toHaveLength(1);
    vi.restoreAllMocks();
  });

  it.each<[string, Reply]>([
    ['dropped', 'drop'],
    ['postponed', refusal(503, { code: 'proxy-unavailable', retryable: true })],
    ['limited', refusal(429, { code: 'rate-limited', retryable: true, retryAfterMs: 1 })],
    ['answered by a gateway', { status: 502, body: '<html>' }],
    ['answered with an unreadable conflict', { status: 409 }],
  ])('is asked about again if the question is %s', async (_, reply) => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const proxy = await openAskedProxy([IN_PROGRESS], [reply, reply, TAKEN]);
    await expect(costly(proxy)).resolves.toEqual(ORDER);
    expect(proxy.log()).toEqual([`upload ${KEY}`, ...Array(3).fill(`status ${KEY}`)]);
    vi.restoreAllMocks();
  });

  it('is not sent again automatically once the proxy has no record of it', async () => {
    for (const send of [costly, harmless]) {
      const proxy = await openAskedProxy([IN_PROGRESS], [UNKNOWN_KEY]);
      expect(await failureOf(send(proxy))).toMatchObject({ code: 'outcome-unknown' });
      expect(proxy.sent()).toHaveLength(1);
    }
    const proxy = await openAskedProxy([IN_PROGRESS, ACCEPTED], [UNKNOWN_KEY]);
    await expect(harmless(proxy, true)).resolves.toEqual(RESULT);
    expect(proxy.log()).toEqual([`upload ${KEY}`, `status ${KEY}`, `upload ${KEY}`]);
  });
});

describe('a manual retry of what may have arrived', () => {
  async function failedOnce(reply: Reply, next: Reply, questions: readonly Reply[]) {
    const proxy = await openAskedProxy([reply, next], questions);
    const session = createUploadSession(COSTLY, KEY);
    expect(await failureOf(costly(proxy, session))).toMatchObject({ code: 'outcome-unknown' });
    return { proxy, session, retry: () => costly(proxy, session) };
  }

  it('gets the result of the first upload if the proxy has it', async () => {
    const { proxy, retry } = await failedOnce('drop', 'stall', [IN_PROGRESS, TAKEN]);
    await expect(retry()).resolves.toEqual(ORDER);
    expect(proxy.log()).toEqual([`upload ${KEY}`, `status ${KEY}`, `status ${KEY}`]);
  });

  it('uses a fresh key if the proxy has no record of the old one', async () => {
    const { proxy, retry, session } = await failedOnce('drop', TAKEN, [UNKNOWN_KEY]);
    await expect(retry()).resolves.toEqual(ORDER);
    expect(session.idempotencyKey).not.toBe(KEY);
    expect(proxy.log()).toEqual([
      `upload ${KEY}`,
      `status ${KEY}`,
      `upload ${session.idempotencyKey}`,
    ]);
  });

  it('shows a failure that it learns of, and uses a fresh key the next time', async () => {
    const { proxy, retry, session } = await failedOnce('drop', TAKEN, [AMBIGUOUS]);
    expect(await failureOf(retry())).toMatchObject({
      code: 'outcome-unknown',
      cause: { code: 'provider-unavailable' },
    });
    expect(proxy.sent()).toHaveLength(1);
    await expect(retry()).resolves.toEqual(ORDER);
    expect(proxy.sent()[1]?.header('idempotency-key')).toBe(session.idempotencyKey);
    expect(session.idempotencyKey).not.toBe(KEY);
  });

  it('uses a fresh key at once if it has seen that failure before', async () => {
    const { proxy, retry } = await failedOnce(AMBIGUOUS, TAKEN, [AMBIGUOUS]);
    await expect(retry()).resolves.toEqual(ORDER);
    expect(proxy.asked().map(({ header }) => header('idempotency-key'))).toEqual([KEY]);
    expect(proxy.sent()[1]?.header('idempotency-key')).not.toBe(KEY);
  });

  it('shows what the vendor refused, and uses a fresh key the next time', async () => {
    const refused = refusal(422, { code: 'provider-rejected' });
    const { proxy, retry } = await failedOnce('drop', TAKEN, [refused]);
    expect(await failureOf(retry())).toMatchObject({ code: 'provider-rejected' });
    await expect(retry()).resolves.toEqual(ORDER);
    expect(proxy.log().map((line) => line.split(' ')[0])).toEqual(['upload', 'status', 'upload']);
  });

  it('sends nothing while the question cannot be answered', async () => {
    const { proxy, retry } = await failedOnce('drop', TAKEN, [
      refusal(401, { code: 'unauthorized' }),
    ]);
    expect(await failureOf(retry())).toMatchObject({ code: 'outcome-unknown' });
    expect(await failureOf(retry())).toMatchObject({ code: 'outcome-unknown' });
    expect(proxy.sent()).toHaveLength(1);
  });
});

describe('a proxy that cannot be asked', () => {
  it.each<[string, Reply]>([
    ['an older one', NOT_FOUND],
    ['a different backend', { status: 404, body: '<h1>404</h1>' }],
    ['a backend without that method', { status: 405 }],
    ['a backend that returns its page', { status: 200, body: '<!doctype html>' }],
  ])('(%s) gets the upload again with the same key, and is not asked again', async (_, no) => {
    const proxy = await openAskedProxy([IN_PROGRESS, IN_PROGRESS, IN_PROGRESS, TAKEN], [no]);
    await expect(costly(proxy)).resolves.toEqual(ORDER);
    expect(proxy.log()).toEqual([
      `upload ${KEY}`,
      `status ${KEY}`,
      ...Array(3).fill(`upload ${KEY}`),
    ]);
  });

  it('gets a manual retry with the same key', async () => {
    const proxy = await openAskedProxy(['drop', TAKEN], [NOT_FOUND]);
    const session = createUploadSession(COSTLY, KEY);
    await failureOf(costly(proxy, session));
    await expect(costly(proxy, session)).resolves.toEqual(ORDER);
    expect(proxy.log()).toEqual([`upload ${KEY}`, `status ${KEY}`, `upload ${KEY}`]);
  });
});

describe('an unreadable conflict', () => {
  const CONFLICTS: [string, Reply][] = [
    ['empty', { status: 409, headers: { 'content-length': '0' } }],
    ['cut', { status: 409, body: '{"error":{"code":"in-prog' }],
    ['from a gateway', { status: 409, body: '<html><h1>409</h1></html>' }],
    ['from a newer proxy', refusal(409, { code: 'not-yet-known' })],
  ];

  it.each(CONFLICTS)(
    '(%s) means in progress or done, so it is asked about',
    async (_, conflict) => {
      const proxy = await openAskedProxy([conflict], [IN_PROGRESS, TAKEN]);
      await expect(costly(proxy)).resolves.toEqual(ORDER);
      expect(proxy.sent()).toHaveLength(1);
    },
  );

  it.each(CONFLICTS)('(%s) is unknown if the proxy cannot be asked', async (_, conflict) => {
    for (const send of [costly, harmless]) {
      const proxy = await openAskedProxy([conflict, TAKEN], [NOT_FOUND]);
      expect(await failureOf(send(proxy))).toMatchObject({ code: 'outcome-unknown', status: 409 });
      expect(proxy.sent()).toHaveLength(1);
    }
  });

  it('is unknown if the questions get no other answer', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const conflict: Reply = { status: 409, headers: { 'content-length': '0' } };
    const proxy = await openAskedProxy([conflict], [conflict]);
    expect(await failureOf(costly(proxy))).toMatchObject({ code: 'outcome-unknown' });
    expect(proxy.log()).toEqual([`upload ${KEY}`, ...Array(3).fill(`status ${KEY}`)]);
    vi.restoreAllMocks();
  });
});

describe('a key that belongs to another file', () => {
  const REUSED = refusal(422, { code: 'key-reused' });

  it('is shown as such if nothing can have arrived, and replaced', async () => {
    const proxy = await openAskedProxy([REUSED, TAKEN], [UNKNOWN_KEY]);
    const session = createUploadSession(COSTLY, KEY);
    expect(await failureOf(costly(proxy, session))).toMatchObject({ code: 'key-reused' });
    await expect(costly(proxy, session)).resolves.toEqual(ORDER);
    expect(proxy.asked()).toHaveLength(0);
    expect(session.idempotencyKey).not.toBe(KEY);
  });

  it('leaves the outcome unknown if something may have arrived under it', async () => {
    const proxy = await openAskedProxy([IN_PROGRESS, REUSED], [NOT_FOUND]);
    expect(await failureOf(costly(proxy))).toMatchObject({
      code: 'outcome-unknown',
      cause: { code: 'key-reused' },
    });
  });
});
