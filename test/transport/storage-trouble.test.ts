import { describe, expect, it } from 'vitest';
import { autoenhance } from '../../src/index.js';
import { createUploadSession } from '../../src/transport/upload-session.js';
import { failureOf, KEY } from './attempt.js';
import { openDirect, RESULT, withRetries } from './open-direct.js';
import type { Reply } from './record-requests.js';

function s3Error(status: number, code: string): Reply {
  return { status, body: `<?xml version="1.0"?>\n<Error><Code>${code}</Code></Error>` };
}

describe('a storage that fails', () => {
  it.each<[string, Reply]>([
    ['cuts off the connection', 'drop'],
    ['is overloaded', s3Error(503, 'SlowDown')],
    ['fails', s3Error(500, 'InternalError')],
    ['has waited too long', s3Error(400, 'RequestTimeout')],
  ])('gets the file again at the same place when it %s', async (_, reply) => {
    const { proxy, storage } = await openDirect(reply, { status: 200 });
    expect(await withRetries(proxy)).toEqual(RESULT);
    expect(proxy.requests).toHaveLength(1);
    expect(storage.requests).toHaveLength(2);
  });

  it.each<[string, Reply, string]>([
    ['network', 'drop', "delivery: 'relay'"],
    ['provider-unavailable', s3Error(503, 'SlowDown'), 'SlowDown'],
  ])('ends the upload as %s, and a manual retry reuses the record', async (code, reply, words) => {
    const { proxy, storage } = await openDirect(reply, reply, { status: 200 });
    const session = createUploadSession(autoenhance, KEY);
    const error = await failureOf(withRetries(proxy, 1, session));
    expect(error).toMatchObject({ code, retryable: true, provider: 'autoenhance' });
    expect(error.message).toContain(words);
    expect(await withRetries(proxy, 1, session)).toEqual(RESULT);
    expect(proxy.requests).toHaveLength(1);
    expect(storage.requests).toHaveLength(3);
  });

  it.each<[string, Reply]>([
    ['AccessDenied', s3Error(403, 'AccessDenied')],
    ['a skewed clock', s3Error(403, 'RequestTimeTooSkewed')],
    ['an expired token', s3Error(400, 'ExpiredToken')],
    ['403 without a reason', { status: 403 }],
  ])('is asked about when its URL has expired: %s', async (_, reply) => {
    const { proxy, storage } = await openDirect(reply, { status: 200 });
    const session = createUploadSession(autoenhance, KEY);
    const error = await failureOf(withRetries(proxy, 3, session));
    expect(error).toMatchObject({ code: 'outcome-unknown', retryable: false });
    expect(error.params).toEqual({ reason: 'url-expired' });
    expect(storage.requests).toHaveLength(1);

    expect(await withRetries(proxy, 3, session)).toEqual(RESULT);
    const keys = proxy.requests.map((request) => request.header('idempotency-key'));
    expect(keys[0]).toBe(KEY);
    expect(keys[1]).not.toBe(KEY);
  });

  it('is not reported as empty if it may have accepted an earlier try', async () => {
    const { proxy, storage } = await openDirect('drop', s3Error(403, 'AccessDenied'));
    const error = await failureOf(withRetries(proxy));
    expect(storage.requests).toHaveLength(2);
    expect(error.code).toBe('outcome-unknown');
    expect(error.params).toEqual({});
  });

  it.each<[string, Reply]>([
    ['a wrong signature', s3Error(403, 'SignatureDoesNotMatch')],
    ['a bad request', { status: 400, body: { error: 'Invalid request' } }],
    ['a missing bucket', s3Error(404, 'NoSuchBucket')],
    ['a redirect', { status: 307, headers: { location: 'https://other.invalid/' } }],
  ])('ends the upload for good with %s', async (_, reply) => {
    const { proxy, storage } = await openDirect(reply);
    const error = await failureOf(withRetries(proxy));
    expect(error).toMatchObject({ code: 'provider-rejected', retryable: false });
    expect(storage.requests).toHaveLength(1);
  });
});
