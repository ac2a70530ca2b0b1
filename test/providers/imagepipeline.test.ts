import { expect, it } from 'vitest';
import { imagePipelineUpstream } from '../../src/providers/imagepipeline/upstream.js';
import { createTestBackend, sampleImages } from '../../src/testing/index.js';
import { describeProvider } from '../describe-provider.js';

const SUCCESS = {
  url: 'https://cdn.imagepipeline.io/u/3e9b71c0.png',
  filename: 'product.png',
  size_bytes: 184_320,
  content_type: 'image/png',
};

describeProvider(imagePipelineUpstream, {
  file: sampleImages.gif({ bytes: 100_000 }),
  routes: ['POST /upload/image/v1'],
  keyHeader: 'x-api-key',
  facts: {
    types: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'],
    repeat: 'harmless',
  },
  answers: [
    {
      vendor: () => SUCCESS,
      result: {
        url: SUCCESS.url,
        filename: 'product.png',
        contentType: 'image/png',
        bytes: 184_320,
      },
    },
    { vendor: () => ({ url: SUCCESS.url, bytes: 9 }), result: { url: SUCCESS.url } },
    // Empty error fields and a success message aren't a refusal.
    {
      vendor: () => ({ url: SUCCESS.url, detail: null, error: '', error_code: null }),
      result: { url: SUCCESS.url },
    },
    { vendor: () => ({ url: SUCCESS.url, message: 'Uploaded' }), result: { url: SUCCESS.url } },
  ],
  emptyAnswers: [
    {},
    { url: 7 },
    { url: 'http://cdn.imagepipeline.io.invalid:x' },
    { url: 'data:image/png,' },
    { job_id: '1', status: 'queued' },
  ],
  refusals: [
    {
      status: 422,
      body: {
        detail: [{ loc: ['body', 'file'], msg: 'field required', type: 'value_error.missing' }],
      },
      code: 'provider-rejected',
    },
    { status: 400, body: { detail: 'No such type of file' }, code: 'provider-rejected' },
    ...(
      [
        [400, 'INVALID_PARAMETERS', 'provider-rejected'],
        [200, 'INVALID_PARAMETERS', 'provider-rejected'],
        [400, 'INSUFFICIENT_BALANCE', 'quota-exceeded'],
        [403, 'INSUFFICIENT_CREDITS', 'quota-exceeded'],
        [400, 'RATE_LIMIT_EXCEEDED', 'rate-limited'],
        [503, 'CONCURRENT_JOBS_EXCEEDED', 'rate-limited'],
        [500, 'STORAGE_ERROR', 'provider-unavailable'],
        [400, 'toString', 'provider-rejected'],
      ] as const
    ).map(([status, error_code, code]) => ({
      status,
      body: { error: 'No', error_code, message: 'No' },
      code,
    })),
    { status: 200, body: { error: 'No such type of file' }, code: 'provider-rejected' },
    { status: 200, body: { detail: 'No such type of file' }, code: 'provider-rejected' },
    { status: 200, body: { detail: [{ msg: 'no good' }] }, code: 'provider-rejected' },
    { status: 415, body: { detail: 'No such type of file' }, code: 'file-invalid-type' },
    { status: 401, body: { detail: 'Who is it?' }, code: 'upstream-auth' },
    { status: 403, body: { detail: 'Not on this plan' }, code: 'upstream-auth' },
    { status: 429, body: { detail: 'RATE_LIMIT_EXCEEDED' }, code: 'rate-limited' },
    { status: 500, body: { detail: 'STORAGE_ERROR' }, code: 'provider-unavailable' },
  ],
  sentOptions: [],
});

it.each(['', 'application/octet-stream', 'image/gif'])(
  'tells ImagePipeline the proven type if the browser says "%s"',
  async (claimed) => {
    const backend = createTestBackend();
    const response = await backend(
      new Request('http://page.example/api/upload/imagepipeline', {
        method: 'POST',
        body: sampleImages.webp().slice(),
        headers: { 'content-type': claimed || 'application/octet-stream' },
      }),
    );
    expect(response.status).toBe(200);
    expect(backend.double.uploads[0]?.type).toBe('image/webp');
  },
);

it.each([
  [undefined, 60_000],
  ['7', 7000],
])('after a 429 with Retry-After %s waits %i ms, as the SDK does', async (after, waitMs) => {
  const headers = after === undefined ? {} : { 'retry-after': after };
  const backend = createTestBackend({
    faults: [{ trouble: 'answer', status: 429, body: { error: 'Slow down' }, headers }],
  });
  const response = await backend(
    new Request('http://page.example/api/upload/imagepipeline', {
      method: 'POST',
      body: sampleImages.webp().slice(),
      headers: { 'content-type': 'image/webp' },
    }),
  );
  expect(response.status).toBe(429);
  expect(await response.json()).toMatchObject({
    error: { code: 'rate-limited', retryAfterMs: waitMs },
  });
});
