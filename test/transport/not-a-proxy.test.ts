import { describe, expect, it } from 'vitest';
import { isAmbiguous, type UploadError } from '../../src/core/errors/upload-error.js';
import { autoenhance } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { listen } from '../support/listen.js';
import { attempt, failureOf } from './attempt.js';
import { ACCEPTED, openServer, type Reply } from './record-requests.js';
import { upload } from './retried-upload.js';

const PAGE = '<!DOCTYPE html><html><title>Sign in</title></html>';
const HTML = { 'content-type': 'text/html; charset=utf-8' };

async function failureAfter(reply: Reply): Promise<UploadError> {
  const { endpoint } = await openServer(reply);
  return failureOf(attempt({ endpoint }));
}

describe('an answer from something other than a token proxy', () => {
  it.each<[string, Reply, reason: string]>([
    ['a page with a 200', { status: 200, headers: HTML, body: PAGE }, 'page'],
    ['a page after a byte order mark', { status: 200, body: `\uFEFF\n ${PAGE}` }, 'page'],
    ['an empty body declared as HTML', { status: 200, headers: HTML, body: '' }, 'page'],
    ['a page with a 202', { status: 202, headers: HTML, body: PAGE }, 'page'],
    [
      'a page with another type',
      { status: 200, headers: { 'content-type': 'text/plain' }, body: PAGE },
      'page',
    ],
    ['a redirect to a page', { status: 302, headers: { location: '/login' } }, 'redirected'],
    ['a permanent redirect', { status: 301, headers: { location: '/login' } }, 'redirected'],
    ['Cloudflare without an origin', { status: 520, headers: HTML, body: PAGE }, 'gateway'],
    ['Cloudflare after waiting too long', { status: 524, headers: HTML, body: '' }, 'gateway'],
    ['Cloudflare without DNS', { status: 530, body: 'error code: 1016' }, 'gateway'],
  ])('says so and may have arrived: %s', async (_, reply, reason) => {
    const error = await failureAfter(reply);
    const { status } = reply as { status: number };
    expect(error).toMatchObject({ code: 'not-a-proxy', provider: 'apimart', status });
    expect(error).toMatchObject({ retryable: false, params: { reason } });
    expect(isAmbiguous(error)).toBe(true);
    // The contents of a foreign page must not be shown to anyone.
    expect(error.message).not.toContain('Sign in');
  });

  it.each([404, 405])('is a refusal if it is the %i of another server', async (status) => {
    for (const body of [PAGE, '', 'Cannot POST /api/upload/apimart', { error: 'Not found' }]) {
      const error = await failureAfter({ status, body });
      expect(error).toMatchObject({ code: 'not-a-proxy', status, retryable: false });
      expect(error.params).toEqual({ reason: 'no-endpoint' });
      expect(isAmbiguous(error)).toBe(false);
    }
  });

  it('is not assumed for the proxy’s own 404', async () => {
    const body = { error: { code: 'not-found', message: 'No such provider.', retryable: false } };
    expect(await failureAfter({ status: 404, body })).toMatchObject({ code: 'not-found' });
  });

  it('is the cause of an unknown outcome once bytes have left, and the sentence says both', async () => {
    for (const provider of [undefined, autoenhance]) {
      const { endpoint, requests } = await openServer(
        ...(provider ? [{ status: 200, body: { relay: true } }] : []),
        { status: 302, headers: { location: '/login' } },
        ACCEPTED,
      );
      const failure = await failureOf(upload({ endpoint }, {}, provider));
      expect(failure).toMatchObject({ code: 'outcome-unknown', retryable: false });
      expect(failure.cause).toMatchObject({ code: 'not-a-proxy', status: 302 });
      expect(en.errors['outcome-unknown'](failure.params)).toBe(
        'You may have been signed out. Sign in again. It may have been uploaded; trying again could create a duplicate.',
      );
      expect(requests).toHaveLength(provider ? 2 : 1);
    }
  });

  it('leaves no doubt if only the address is wrong', async () => {
    const { endpoint, requests } = await openServer({ status: 404, headers: HTML, body: PAGE });
    const failure = await failureOf(upload({ endpoint }, {}, autoenhance));
    expect(failure).toMatchObject({ code: 'not-a-proxy', status: 404 });
    // A backend without tickets answers the first request like this, so the bytes are tried as well.
    expect(requests.map(({ path }) => path)).toEqual([
      '/api/upload/autoenhance/ticket',
      '/api/upload/autoenhance',
    ]);
    expect(en.errors['not-a-proxy'](failure.params)).toBe(
      "Uploads aren't set up correctly. Contact the site owner.",
    );
  });

  it('gets no second try after a page in place of a ticket', async () => {
    const { endpoint, requests } = await openServer({ status: 200, headers: HTML, body: PAGE });
    const failure = await failureOf(upload({ endpoint }, { retryAmbiguous: true }, autoenhance));
    expect(failure).toMatchObject({ code: 'outcome-unknown' });
    expect(failure.cause).toMatchObject({ code: 'not-a-proxy' });
    expect(requests).toHaveLength(1);
  });
});

it('a result under any content type stays a result', async () => {
  const { close, origin } = await listen((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      outgoing.writeHead(200, HTML).end('{"url":"https://cdn.example/1.png"}');
    });
  });
  const result = await attempt({ endpoint: `${origin}/api/upload` });
  expect(result).toEqual({ url: 'https://cdn.example/1.png' });
  await close();
});
