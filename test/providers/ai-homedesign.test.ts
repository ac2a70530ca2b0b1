import { describe, expect, it } from 'vitest';
import { RAW_TYPES } from '../../src/core/rules/image-types.js';
import { aiHomeDesignUpstream } from '../../src/providers/ai-homedesign/upstream.js';
import { createTestBackend, sampleImages } from '../../src/testing/index.js';
import { describeProvider } from '../describe-provider.js';

const SERVICES = [
  'service-creative-designer',
  'service-ai-virtual-staging',
  'service-item-removal',
  'service-day-to-dusk',
  'service-image-enhancement',
];

describeProvider(aiHomeDesignUpstream, {
  file: sampleImages.webp({ bytes: 100_000 }),
  options: { serviceName: 'service-item-removal' },
  routes: ['POST /v1/order/image'],
  keyHeader: 'x-api-key',
  facts: {
    types: ['image/jpeg', 'image/png', 'image/webp', ...RAW_TYPES],
    maxBytes: 50_000_000,
    repeat: 'never',
  },
  answers: [
    {
      vendor: () => ({ order_id: '6878b6d52ecd619eab1f886d' }),
      result: { orderId: '6878b6d52ecd619eab1f886d' },
    },
  ],
  emptyAnswers: [{}, { order_id: '' }, { order_id: 7 }, { orderId: '6878b6d52ecd619eab1f886d' }],
  refusals: [
    { status: 400, body: { error: 'http: no such file' }, code: 'provider-rejected' },
    { status: 200, body: { error: 'http: no such file' }, code: 'provider-rejected' },
    { status: 401, body: { error: 'who is it?', key: 'api_error_x' }, code: 'upstream-auth' },
    { status: 403, body: { error: 'your plan', key: 'api_error_plan' }, code: 'upstream-auth' },
    { status: 422, body: { error: 'no good', key: 'api_error_x' }, code: 'provider-rejected' },
    { status: 413, body: { error: 'far too large' }, code: 'file-too-large' },
    { status: 415, body: { error: 'not like this' }, code: 'file-invalid-type' },
    {
      status: 429,
      body: { error: 'rate-limit exceeded, 10 generates per 10 minutes only' },
      code: 'rate-limited',
    },
    // As the vendor's page prints it, which isn't valid JSON, and with another status.
    {
      status: 400,
      body: '{\n  "error": "rate-limit exceeded, 10 generates per 10 minutes only",\n}',
      code: 'rate-limited',
    },
    { status: 500, body: { error: 'broken', key: 'api_error_x' }, code: 'provider-unavailable' },
  ],
  sentOptions: SERVICES.map((serviceName) => ({
    options: { serviceName },
    fields: { service_name: serviceName },
  })),
});

describe('the AI HomeDesign service, which decides what is billed,', () => {
  it.each([
    ['missing', ''],
    ['unknown', '?serviceName=service-free-of-charge'],
    ['under the vendor’s name', '?service_name=service-item-removal'],
  ])('is a 400 before anything is sent if it is %s', async (_, query) => {
    const backend = createTestBackend();
    const response = await backend(
      new Request(`http://page.example/api/upload/ai-homedesign${query}`, {
        method: 'POST',
        body: sampleImages.png(),
        headers: { 'content-type': 'image/png' },
      }),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid-request' } });
    expect(backend.double.requests).toHaveLength(0);
  });
});
