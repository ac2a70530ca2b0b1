import { describe, expect, it } from 'vitest';
import { RAW_TYPES } from '../../src/core/rules/image-types.js';
import { autoenhanceUpstream } from '../../src/providers/autoenhance/upstream.js';
import { createTestBackend, sampleImages } from '../../src/testing/index.js';
import { describeProvider } from '../describe-provider.js';

const ORDER_ID = '5d1c5d0e-7a3b-4c8e-9f00-1b2c3d4e5f60';
const IDS = { image_id: 'image-1', order_id: 'order-1' };
const RESULT = { imageId: 'image-1', orderId: 'order-1' };

describeProvider(autoenhanceUpstream, {
  file: sampleImages.png({ bytes: 100_000 }),
  routes: ['POST /v3/images/', 'PUT /autoenhance-bucket/*'],
  keyHeader: 'x-api-key',
  facts: { types: ['image/jpeg', 'image/png', ...RAW_TYPES], repeat: 'never' },
  answers: [
    {
      vendor: (origin) => ({ ...IDS, upload_url: `${origin}/bucket/1`, status: 'waiting' }),
      result: RESULT,
    },
    // Accounts pinned to an API version before 2025-05.
    { vendor: (origin) => ({ ...IDS, s3PutObjectUrl: `${origin}/bucket/1` }), result: RESULT },
    { vendor: (origin) => ({ ...IDS, s3_put_object_url: `${origin}/bucket/1` }), result: RESULT },
  ],
  emptyAnswers: [
    {},
    { ...IDS },
    { image_id: 'image-1', upload_url: 'https://bucket.s3.eu-west-1.amazonaws.com/1' },
    { order_id: 'order-1', upload_url: 'https://bucket.s3.eu-west-1.amazonaws.com/1' },
  ],
  refusals: [
    { status: 401, body: { message: 'Authentication error', detail: {} }, code: 'upstream-auth' },
    {
      status: 422,
      body: { message: 'Validation error', detail: { json: { rating: ['Not a valid integer.'] } } },
      code: 'provider-rejected',
    },
    { status: 429, body: 'slow down, please', code: 'rate-limited' },
    { status: 400, body: { error: 'Invalid request' }, code: 'provider-rejected' },
  ],
  sentOptions: [
    { options: { orderId: ORDER_ID }, fields: { order_id: ORDER_ID } },
    {
      options: {
        enhance: false,
        enhanceType: 'property_usa',
        aiVersion: '5.x',
        skyReplacement: true,
        cloudType: 'LOW_CLOUD',
        verticalCorrection: false,
        lensCorrection: false,
        windowPull: true,
        windowPullType: 'ONLY_WINDOWS',
        privacy: true,
        upscale: true,
        threesixty: true,
        rating: 4,
        presetId: 'preset-1',
      },
      fields: {
        enhance: false,
        enhance_type: 'property_usa',
        ai_version: '5.x',
        sky_replacement: true,
        cloud_type: 'LOW_CLOUD',
        vertical_correction: false,
        lens_correction: false,
        window_pull: true,
        window_pull_type: 'ONLY_WINDOWS',
        privacy: true,
        upscale: true,
        threesixty: true,
        rating: 4,
        preset_id: 'preset-1',
      },
    },
    { options: {}, fields: { enhance: undefined, content_type: 'image/png' } },
  ],
});

describe('the name that Autoenhance gets', () => {
  async function nameFor(name: string): Promise<string | undefined> {
    const backend = createTestBackend();
    await backend(
      new Request('http://page.example/api/upload/autoenhance', {
        method: 'POST',
        body: sampleImages.jpeg({ name }),
        headers: { 'content-type': 'image/jpeg', 'x-upload-name': name },
      }),
    );
    return backend.double.uploads[0]?.name;
  }

  it.each(['kitchen.jpeg', 'kitchen.JPG', 'kitchen'])('is well-formed for %s', async (name) => {
    expect(await nameFor(name)).toMatch(/^kitchen-[\da-f]{8}\.jpe?g$/);
  });

  it('is always different, because Autoenhance refuses a name after thirty uses', async () => {
    expect(await nameFor('image.jpg')).not.toBe(await nameFor('image.jpg'));
  });
});
