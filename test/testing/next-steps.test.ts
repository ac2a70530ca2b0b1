import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { toNodeListener } from '../../src/proxy/index.js';
import {
  createProviderDouble,
  createTestBackend,
  sampleImages,
  type Fault,
} from '../../src/testing/index.js';
import { listen, type Listening } from '../support/listen.js';

const PATIENCE = { everyMs: 1 };
const PHOTO = sampleImages.jpeg({ name: 'kitchen.jpg', bytes: 20_000 });
const NAMES = ['AUTOENHANCE', 'AI_HOMEDESIGN', 'APIMART', 'IMAGEPIPELINE', 'STABLECOG'];

let server: Listening;
/** Served below the endpoint, as by `npx image-upload-dropzone dev`. */
let origin: string;
let backend = createTestBackend();
let steps: Awaited<ReturnType<typeof importSteps>>;

beforeAll(async () => {
  server = await listen(toNodeListener((request) => backend(request)));
  origin = `${server.origin}/api/upload/double`;
  for (const name of NAMES) {
    vi.stubEnv(`${name}_ORIGIN`, origin);
    vi.stubEnv(`${name}_API_KEY`, 'key-of-the-site');
  }
  steps = await importSteps();
});
beforeEach(() => meet([]));
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

/** The steps read the environment once, as they would on a server. */
async function importSteps() {
  return {
    autoenhance: await import('../../examples/next-steps/autoenhance.js'),
    aiHomeDesign: await import('../../examples/next-steps/ai-homedesign.js'),
    apimart: await import('../../examples/next-steps/apimart.js'),
    imagePipeline: await import('../../examples/next-steps/imagepipeline.js'),
    stablecog: await import('../../examples/next-steps/stablecog.js'),
  };
}

function meet(faults: readonly Fault[]): void {
  backend = createTestBackend({ double: createProviderDouble({ faults }) });
}

interface Uploaded {
  readonly url: string;
  readonly orderId: string;
  readonly imageId: string;
}

async function upload(provider: string): Promise<Uploaded> {
  const response = await fetch(`${server.origin}/api/upload/${provider}`, {
    method: 'POST',
    body: PHOTO,
    headers: { 'content-type': PHOTO.type, 'x-upload-name': PHOTO.name },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Uploaded;
}

const bytesOf = async (content: Blob | Response) => Buffer.from(await content.arrayBuffer());

it('an image that Autoenhance has enhanced is downloaded', async () => {
  const { imageId } = await upload('autoenhance');
  const image = await steps.autoenhance.untilEnhanced(imageId, PATIENCE);
  expect(image.status).toBe('processed');
  for (const size of ['preview', 'whole'] as const) {
    const enhanced = await steps.autoenhance.downloadEnhanced(imageId, size);
    expect(enhanced.type).toBe('image/jpeg');
    expect((await bytesOf(enhanced)).equals(await bytesOf(PHOTO))).toBe(true);
  }
  // One request during processing and one afterward.
  const asked = backend.double.requests.filter(({ path }) => path === `/v3/images/${imageId}`);
  expect(asked).toHaveLength(2);
});

it('an image that Autoenhance could not enhance ends the wait', async () => {
  const body = JSON.stringify({ status: 'error', status_reason: 'limit reached', error: true });
  meet([{ trouble: 'answer', status: 200, body, method: 'GET' }]);
  const { imageId } = await upload('autoenhance');
  await expect(steps.autoenhance.untilEnhanced(imageId, PATIENCE)).rejects.toThrow('limit reached');
});

it("Autoenhance's webhook is believed only if Autoenhance confirms it", async () => {
  const { imageId } = await upload('autoenhance');
  const onEnhanced = vi.fn<(id: string) => Promise<void>>(async () => {});
  const call = () => {
    const event = { event: 'image_processed', image_id: imageId, error: false };
    const body = JSON.stringify(event);
    const request = new Request('https://app.example/hook', { method: 'POST', body });
    return steps.autoenhance.answerWebhook(request, onEnhanced);
  };
  expect((await call()).status).toBe(204);
  expect(onEnhanced).not.toHaveBeenCalled();
  await steps.autoenhance.untilEnhanced(imageId, PATIENCE);
  expect((await call()).status).toBe(204);
  expect(onEnhanced.mock.calls).toEqual([[imageId]]);
});

it('an order at AI HomeDesign is submitted and awaited', async () => {
  const { orderId } = await upload('ai-homedesign?serviceName=service-ai-virtual-staging');
  const { submitOrder, untilFinished } = steps.aiHomeDesign;
  // Staging needs a style.
  await expect(submitOrder(orderId, { selected_widgets: [] })).rejects.toThrow('answered 400');
  const choices = { selected_widgets: [{ id: 'style', item_id: 'modern' }] };
  const submitted = await submitOrder(orderId, choices);
  expect(submitted['order_id']).toBe(orderId);
  const finished = await untilFinished(orderId, ({ eta }) => eta === 0, PATIENCE);
  expect(finished['image_id']).toBe(submitted['image_id']);
  await expect(submitOrder('unknown', choices)).rejects.toThrow('answered 404');
});

it('APIMart generates an image from an uploaded one', async () => {
  const { url } = await upload('apimart');
  const taskId = await steps.apimart.startGeneration([url], { prompt: 'at dusk' });
  const [generated, ...others] = await steps.apimart.untilGenerated(taskId, PATIENCE);
  expect(others).toEqual([]);
  expect(generated).toMatch(/^http:\/\/127\.0\.0\.1/);
  expect((await bytesOf(await fetch(generated!))).equals(await bytesOf(PHOTO))).toBe(true);
  const elsewhere = steps.apimart.startGeneration(['https://other.example/a.jpg'], {});
  await expect(elsewhere).rejects.toThrow('answered 400');
});

it('a task that fails at APIMart ends the wait', async () => {
  meet([{ trouble: 'answer', status: 200, body: '{"data":{"status":"failed"}}', method: 'GET' }]);
  await expect(steps.apimart.untilGenerated('any', PATIENCE)).rejects.toThrow('has failed');
});

it('ImagePipeline generates an image from an uploaded one', async () => {
  const { url } = await upload('imagepipeline');
  const { startJob, untilGenerated } = steps.imagePipeline;
  const endpoint = '/creator/tryon/image/v1';
  const jobId = await startJob(endpoint, { person_image: url, clothing_image: url });
  const generated = await untilGenerated(endpoint, jobId, PATIENCE);
  expect((await bytesOf(await fetch(generated))).equals(await bytesOf(PHOTO))).toBe(true);
  await expect(startJob(endpoint, {})).rejects.toThrow('answered 422');
});

it('a job that fails at ImagePipeline ends the wait', async () => {
  const body = '{"status":"failed","error":"no person found"}';
  meet([{ trouble: 'answer', status: 200, body, method: 'GET' }]);
  const wait = steps.imagePipeline.untilGenerated('/creator/tryon/image/v1', 'any', PATIENCE);
  await expect(wait).rejects.toThrow('no person found');
});

it('Stablecog generates from an uploaded image, and upscales it', async () => {
  const { url } = await upload('stablecog');
  await steps.stablecog.startGeneration(url, { prompt: 'at dusk' });
  await steps.stablecog.startUpscale(url);
  const paths = backend.double.requests.map(({ path }) => path).slice(-2);
  expect(paths).toEqual(['/v1/image/generation/create', '/v1/image/upscale/create']);
  const gone = url.replace(/[^/]+$/, 'gone.jpg');
  await expect(steps.stablecog.startGeneration(gone, {})).rejects.toThrow('answered 400');
  const foreign = steps.stablecog.startGeneration('s3://somebody/else.jpg', {});
  await expect(foreign).rejects.toThrow('answered 401');
});

it('stops asking when its signal aborts', async () => {
  meet([{ trouble: 'answer', status: 200, body: '{}', method: 'GET', times: Infinity }]);
  const signal = AbortSignal.timeout(20);
  const wait = steps.autoenhance.untilEnhanced('any', { everyMs: 1, signal });
  await expect(wait).rejects.toThrow(/abort/i);
});

it("the key is not sent to a redirect's target", async () => {
  const headers = { location: `${origin}/elsewhere` };
  const redirect = { trouble: 'answer', status: 302, headers, method: 'GET' } as const;
  meet([redirect]);
  await expect(steps.autoenhance.untilEnhanced('any', PATIENCE)).rejects.toThrow(TypeError);
  expect(backend.double.requests).toHaveLength(1);

  // The image itself may be elsewhere.
  meet([redirect, { trouble: 'answer', status: 200, body: 'the image', method: 'GET' }]);
  const image = await steps.autoenhance.downloadEnhanced('any');
  expect(await image.text()).toBe('the image');
  const keys = backend.double.requests.map((request) => request.headers.get('x-api-key'));
  expect(keys).toEqual(['key-of-the-site', null]);
});
