import { describe, expect, it } from 'vitest';
import { stablecogUpstream } from '../../src/providers/stablecog/upstream.js';
import { createTestBackend, sampleImages } from '../../src/testing/index.js';
import { describeProvider } from '../describe-provider.js';

const OBJECT = `s3://${'6f'.repeat(32)}/3d0f7f0c-6a8e-4d1b-9c52-6f0d1a1f2b3c.png`;
const BODY_LIMIT = 10_485_760;

describeProvider(stablecogUpstream, {
  file: sampleImages.png({ bytes: 100_000 }),
  routes: ['POST /v1/image/upload'],
  keyHeader: 'authorization',
  facts: {
    types: ['image/jpeg', 'image/png', 'image/webp'],
    maxBytes: 10_484_736,
    repeat: 'harmless',
  },
  answers: [{ vendor: () => ({ object: OBJECT }), result: { url: OBJECT } }],
  emptyAnswers: [
    {},
    { object: '' },
    { object: 7 },
    { object: 'https://stablecog.com/a.png' },
    { object: 'javascript:alert(1)' },
    { url: OBJECT },
  ],
  refusals: [
    { status: 400, body: { error: 'insufficient_credits' }, code: 'quota-exceeded' },
    { status: 200, body: { error: 'insufficient_credits' }, code: 'quota-exceeded' },
    {
      status: 400,
      body: { error: 'parse_error', description: 'http: request body too large' },
      code: 'file-too-large',
    },
    {
      status: 400,
      body: { error: 'parse_error', description: "request Content-Type isn't multipart/form-data" },
      code: 'provider-rejected',
    },
    {
      status: 400,
      body: { error: 'invalid_file', description: 'Invalid file' },
      code: 'provider-rejected',
    },
    {
      status: 400,
      body: {
        error: 'invalid_content_type',
        description: 'Content type must be image/jpeg, image/png, or image/webp',
      },
      code: 'file-invalid-type',
    },
    { status: 401, body: { error: 'Unauthorized' }, code: 'upstream-auth' },
    { status: 200, body: { error: 'Unauthorized' }, code: 'upstream-auth' },
    { status: 403, body: { error: 'Forbidden' }, code: 'upstream-auth' },
    { status: 428, body: 'the counter is broken', code: 'rate-limited' },
    { status: 429, body: 'Too Many Requests\n', code: 'rate-limited' },
    {
      status: 500,
      body: { error: 'An unknown error has occured' },
      code: 'provider-unavailable',
    },
    {
      status: 200,
      body: { error: 'An unknown error has occurred' },
      code: 'provider-unavailable',
    },
    { status: 500, body: { error: 'Error getting credits' }, code: 'provider-unavailable' },
  ],
  sentOptions: [],
});

describe('Stablecog’s limit, which applies to the whole body,', () => {
  function upload(bytes: number, name: string): Request {
    return new Request('http://page.example/api/upload/stablecog', {
      method: 'POST',
      body: sampleImages.png({ bytes }),
      headers: {
        'content-type': 'image/png',
        'content-length': String(bytes),
        'x-upload-name': encodeURIComponent(name),
      },
    });
  }

  it('is met by the largest file with the longest name', async () => {
    const backend = createTestBackend();
    const response = await backend(upload(10_484_736, `${'"é"'.repeat(200)}.png`));
    expect(response.status).toBe(200);
    const sent = Number(backend.double.requests[0]?.headers.get('content-length'));
    expect(sent).toBeGreaterThan(10_484_736);
    expect(sent).toBeLessThanOrEqual(BODY_LIMIT);
  });

  it('refuses one byte more before sending it', async () => {
    const backend = createTestBackend();
    const response = await backend(upload(10_484_737, 'a.png'));
    expect(response.status).toBe(413);
    expect(backend.double.requests).toHaveLength(0);
  });
});
