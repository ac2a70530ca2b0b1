import { ask } from './vendor.js';

const { STABLECOG_API_KEY = '', STABLECOG_ORIGIN = 'https://api.stablecog.com' } = process.env;

/** Starts a generation from an uploaded image, and returns Stablecog's answer. */
export function startGeneration(
  initImageUrl: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  return create('/v1/image/generation/create', { ...fields, init_image_url: initImageUrl });
}

/** Upscales an uploaded image of at most 1,048,576 pixels, and returns Stablecog's answer. */
export function startUpscale(input: string): Promise<unknown> {
  return create('/v1/image/upscale/create', { input });
}

async function create(path: string, fields: object): Promise<unknown> {
  const response = await ask(STABLECOG_ORIGIN + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${STABLECOG_API_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  return response.json();
}
