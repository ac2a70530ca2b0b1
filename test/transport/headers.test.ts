import { describe, expect, it, vi } from 'vitest';
import { autoenhance } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import type { HeadersSource } from '../../src/transport/headers.js';
import { createUploadSession } from '../../src/transport/upload-session.js';
import { uploadWithRetries } from '../../src/transport/upload-with-retries.js';
import { listen } from '../support/listen.js';
import { attempt, failureOf } from './attempt.js';
import { openServer } from './record-requests.js';
import { upload } from './retried-upload.js';

const PAGE = '<!doctype html>\n<html><title>502 Bad Gateway</title></html>';

/** What an app passes, regardless of its types. */
const given = (headers: unknown) => headers as HeadersSource;

describe('headers that cannot be sent', () => {
  it.each<[string, unknown, named: RegExp]>([
    ['a page as the token', { Authorization: `Bearer ${PAGE}` }, /"Authorization".*HTML/],
    ['a one-line page', { Authorization: 'Bearer <html></html>' }, /HTML/],
    ['a page instead of all headers', PAGE, /an object/],
    ['a line break', { 'X-Token': 'one\ntwo' }, /"X-Token".*line break/],
    ['a character that headers cannot contain', { 'X-Token': 'geschützt “so”' }, /"X-Token"/],
    ['an object', { 'X-Token': { token: 'a' } }, /"X-Token".*an object/],
    ['a promise', { 'X-Token': Promise.resolve('a') }, /"X-Token".*a promise/],
    ['an object converted to a string', { Authorization: 'Bearer [object Promise]' }, /\[object/],
    ['a missing token converted to a string', { Authorization: 'Bearer undefined' }, /undefined/],
    ['a name with a space', { 'X Token': 'a' }, /"X Token"/],
    ['an array', ['Authorization', 'a'], /an object/],
    ['a Headers object', new Headers({ authorization: 'a' }), /an object/],
  ])('are refused before anything leaves: %s', async (_, headers, named) => {
    const { endpoint, requests } = await openServer();
    for (const source of [headers, () => headers, async () => headers]) {
      if (source === headers && typeof headers !== 'object') continue;
      const error = await failureOf(attempt({ endpoint, headers: given(source) }));
      expect(error).toMatchObject({ code: 'headers-failed', retryable: true, provider: 'apimart' });
      expect(error.message).toMatch(named);
      // A token must not end up in a log.
      expect(error.message).not.toContain('502 Bad Gateway');
    }
    expect(requests).toHaveLength(0);
  });

  it.each<[string, unknown]>([
    ['none', undefined],
    ['an empty object', {}],
    ['a missing one', { Authorization: undefined, 'X-Other': null }],
    ['a token with a line break at its end', { 'X-Token': 'token\n' }],
    ['a number', { 'X-Token': 7 }],
  ])('are different from: %s', async (_, headers) => {
    const { endpoint, requests } = await openServer();
    await attempt({ endpoint, headers: given(() => headers) });
    expect(requests).toHaveLength(1);
    expect(requests[0]!.header('authorization')).toBeUndefined();
    const token = headers && Object.entries(headers).find(([name]) => name === 'X-Token')?.[1];
    expect(requests[0]!.header('x-token')).toBe(token && String(token).trim());
  });
});

describe('a token endpoint that is down', () => {
  it('is called again, and the upload continues with its new answer', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    let asked = 0;
    const tokens = await listen((_, outgoing) => {
      asked += 1;
      if (asked === 1) outgoing.destroy();
      else if (asked === 2) outgoing.writeHead(502, { 'content-type': 'text/html' }).end(PAGE);
      else outgoing.end('the-token');
    });
    const headers = async () => {
      const answer = await fetch(`${tokens.origin}/token`);
      return { Authorization: `Bearer ${await answer.text()}` };
    };
    const { endpoint, requests } = await openServer();
    await upload({ endpoint, headers });
    expect(asked).toBe(3);
    expect(requests.map(({ header }) => header('authorization'))).toEqual(['Bearer the-token']);
    await tokens.close();
    vi.restoreAllMocks();
  });

  it('fails the upload in the end, with nothing sent and no unknown outcome', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const cause = new Error('No network.');
    const { endpoint, requests } = await openServer();
    const onWait = vi.fn();
    for (const provider of [undefined, autoenhance]) {
      const headers = vi.fn(() => Promise.reject(cause));
      const failure = await failureOf(upload({ endpoint, headers }, { onWait }, provider));
      expect(failure).toMatchObject({ code: 'headers-failed', retryable: true, cause });
      expect(headers).toHaveBeenCalledTimes(4);
    }
    expect(onWait).toHaveBeenCalledWith('backoff', expect.any(Number));
    expect(requests).toHaveLength(0);
    vi.restoreAllMocks();
  });

  it('is not waited for indefinitely', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const { endpoint, requests } = await openServer();
    const failure = failureOf(
      uploadWithRetries(
        autoenhance,
        sampleImages.png(),
        () => ({ endpoint, headers: () => new Promise<never>(() => {}) }),
        {
          options: {},
          session: createUploadSession(autoenhance, 'key'),
          signal: new AbortController().signal,
          retries: 0,
          retryAmbiguous: false,
        },
      ),
    );
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await failure).toMatchObject({ code: 'headers-failed' });
    expect(requests).toHaveLength(0);
    vi.useRealTimers();
  });
});
