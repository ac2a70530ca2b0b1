import { describe, expect, it, vi } from 'vitest';
import { apimart } from '../../src/index.js';
import { sampleImages } from '../../src/testing/index.js';
import type { Route } from '../../src/transport/route.js';
import { uploadWithRetries } from '../../src/transport/upload-with-retries.js';
import { createUploadSession } from '../../src/transport/upload-session.js';
import { KEY } from './attempt.js';
import { ACCEPTED, openServer, type Reply } from './record-requests.js';
import { BUSY, EXPIRED } from './retried-upload.js';

function send(route: () => Route, idempotencyKey = KEY) {
  return uploadWithRetries(apimart, sampleImages.png(), route, {
    options: {},
    session: createUploadSession(apimart, idempotencyKey),
    signal: new AbortController().signal,
    retries: 3,
    retryAmbiguous: false,
  });
}

describe('headers', () => {
  it('are requested before every try, from the current provider of headers', async () => {
    const { endpoint, onRequest, requests } = await openServer(BUSY, EXPIRED, ACCEPTED);
    let token = 'old';
    onRequest(() => (token = `new ${requests.length}`));
    // Like a component that re-renders with each token.
    await send(() => {
      const rendered = token;
      return { endpoint, headers: () => ({ authorization: rendered }) };
    });
    const sent = requests.map(({ header }) => header('authorization'));
    expect(sent).toEqual(['old', 'new 1', 'new 2']);
  });

  it('are requested by one upload at a time, though three tokens expire at once', async () => {
    const expired = Array.from({ length: 3 }, (): Reply => EXPIRED);
    const { endpoint, requests } = await openServer(...expired, ACCEPTED);
    let [asking, most] = [0, 0];
    const headers = vi.fn(async () => {
      asking += 1;
      most = Math.max(most, asking);
      await new Promise((resolve) => setTimeout(resolve, 20));
      asking -= 1;
      return { authorization: `token ${headers.mock.calls.length}` };
    });
    await Promise.all(
      ['one', 'two', 'three'].map((key) => send(() => ({ endpoint, headers }), key)),
    );
    expect(most).toBe(1);
    // Each try has its own token: a single-use token must not be sent twice.
    expect(new Set(requests.map(({ header }) => header('authorization'))).size).toBe(6);
    expect(headers).toHaveBeenCalledTimes(6);
  });

  it('that never come delay no other upload for longer than their own', async () => {
    const { endpoint } = await openServer();
    const controller = new AbortController();
    const stuck = uploadWithRetries(
      apimart,
      sampleImages.png(),
      () => ({ endpoint, headers: () => new Promise(() => {}) }),
      {
        options: {},
        session: createUploadSession(apimart, 'stuck'),
        signal: controller.signal,
        retries: 0,
        retryAmbiguous: false,
      },
    );
    const other = send(() => ({ endpoint, headers: () => ({}) }));
    setTimeout(() => controller.abort(), 10);
    await expect(stuck).rejects.toMatchObject({ code: 'aborted' });
    await expect(other).resolves.toMatchObject({ url: expect.any(String) });
  });
});
