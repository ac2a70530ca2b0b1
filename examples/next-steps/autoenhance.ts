import { ask, poll, type Patience } from './vendor.js';

const { AUTOENHANCE_API_KEY = '', AUTOENHANCE_ORIGIN = 'https://api.autoenhance.ai' } = process.env;

interface Image {
  readonly status?: string;
  readonly status_reason?: string | null;
  readonly error?: unknown;
}

/** Waits until an image is enhanced. */
export function untilEnhanced(
  imageId: string,
  patience: Patience = { everyMs: 5000 },
): Promise<Image> {
  return poll(async () => {
    const image = await readImage(imageId);
    if (image.error) throw new Error(image.status_reason ?? 'The image was not enhanced.');
    return image.status === 'processed' ? image : undefined;
  }, patience);
}

/** Downloads a preview of the enhanced image, or the whole image, which costs a credit. */
export async function downloadEnhanced(
  imageId: string,
  size: 'preview' | 'whole' = 'preview',
): Promise<Blob> {
  const query = size === 'whole' ? '?preview=false' : '';
  const response = await askAboutImage(imageId, `/enhanced${query}`, 'manual');
  const location = response.headers.get('location');
  // The image may be on another host, which must not get your key.
  return (location === null ? response : await ask(location, {})).blob();
}

/** Answers the webhook, which you set up in Autoenhance's dashboard. */
export async function answerWebhook(
  request: Request,
  onEnhanced: (imageId: string) => Promise<void>,
): Promise<Response> {
  const { event, image_id: imageId } = (await request.json()) as Record<string, unknown>;
  if (event === 'image_processed' && typeof imageId === 'string') {
    // Anyone can send this request, so ask the vendor whether it is true.
    const { status } = await readImage(imageId);
    if (status === 'processed') await onEnhanced(imageId);
  }
  return new Response(null, { status: 204 });
}

async function readImage(imageId: string): Promise<Image> {
  return (await (await askAboutImage(imageId)).json()) as Image;
}

function askAboutImage(
  imageId: string,
  path = '',
  redirect: RequestRedirect = 'error',
): Promise<Response> {
  return ask(`${AUTOENHANCE_ORIGIN}/v3/images/${encodeURIComponent(imageId)}${path}`, {
    headers: { 'x-api-key': AUTOENHANCE_API_KEY, accept: '*/*' },
    redirect,
  });
}
