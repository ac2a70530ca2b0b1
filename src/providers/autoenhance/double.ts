import { randomUuid } from '../../core/random-uuid.js';
import {
  readJson,
  serveImage,
  type DoubleRequest,
  type DoubleVendor,
  type ProviderDoubleDefinition,
} from '../double.js';
import { answerFromBucket, BUCKET } from './double-storage.js';

const IMAGES = '/v3/images/';
const MOST_UPLOADS_OF_A_NAME = 30;

/**
 * Autoenhance as [documented](https://docs.autoenhance.ai), and its storage, which behaves like S3.
 */
export const autoenhanceDouble: ProviderDoubleDefinition = {
  name: 'autoenhance',
  async answer(request, vendor) {
    const { method, url } = request;
    if (method === 'POST' && url.pathname === IMAGES) return createImage(request, vendor);
    if (method === 'GET' && url.pathname.startsWith(IMAGES)) return readImage(request, vendor);
    if (url.pathname.startsWith(BUCKET)) return answerFromBucket(request, vendor);
    return undefined;
  },
};

function createImage(request: DoubleRequest, vendor: DoubleVendor): Response {
  const { headers, url } = request;
  if (!vendor.knowsKey(headers.get('x-api-key') ?? undefined)) {
    return Response.json({ message: 'Authentication error', detail: {} }, { status: 401 });
  }
  const body = readJson(request);
  const fault = faultOf(body);
  if (fault !== undefined) {
    const detail = { json: { [fault.field]: [fault.message] } };
    return Response.json({ message: 'Validation error', detail }, { status: 422 });
  }
  const name = String(body['image_name']);
  const sameName = [...vendor.records.values()].filter((record) => record['image_name'] === name);
  if (sameName.length >= MOST_UPLOADS_OF_A_NAME) {
    return Response.json({ message: 'Too many requests', detail: {} }, { status: 429 });
  }
  const imageId = randomUuid();
  const type = body['content_type'];
  const signedType = typeof type === 'string' ? type : 'application/octet-stream';
  const uploadUrl = new URL(BUCKET + imageId, url.origin);
  uploadUrl.searchParams.set('content-type', signedType);
  uploadUrl.searchParams.set('Signature', randomUuid());
  const record = {
    ...body,
    image_id: imageId,
    order_id: body['order_id'] ?? randomUuid(),
    image_name: name,
    upload_url: uploadUrl.href,
    status: 'waiting',
  };
  vendor.records.set(imageId, record);
  return Response.json(record);
}

/**
 * Returns an image's record, or the enhanced image, which is the uploaded one. The status advances with
 * every read.
 */
function readImage({ headers, url }: DoubleRequest, vendor: DoubleVendor): Response {
  if (!vendor.knowsKey(headers.get('x-api-key') ?? undefined)) {
    return Response.json({ message: 'Authentication error', detail: {} }, { status: 401 });
  }
  const [imageId = '', part] = url.pathname.slice(IMAGES.length).split('/');
  const record = vendor.records.get(imageId);
  const isReady = part === undefined || (part === 'enhanced' && record?.['status'] === 'processed');
  if (record === undefined || !isReady) {
    return Response.json({ message: 'Not found' }, { status: 404 });
  }
  if (part === 'enhanced') {
    return serveImage(vendor.uploads().find(({ answer }) => answer['image_id'] === imageId));
  }
  const { upload_url: _, ...image } = record;
  if (record['status'] === 'processing') record['status'] = 'processed';
  return Response.json(image);
}

const CHOICES: Readonly<Record<string, readonly unknown[]>> = {
  enhance_type: ['property', 'property_usa', 'warm', 'neutral', 'authentic', 'modern'],
  cloud_type: ['CLEAR', 'LOW_CLOUD', 'HIGH_CLOUD'],
  window_pull_type: ['NONE', 'ONLY_WINDOWS', 'WINDOWS_WITH_SKIES'],
};

function faultOf(body: Readonly<Record<string, unknown>>) {
  if (typeof body['image_name'] !== 'string' || body['image_name'] === '') {
    return { field: 'image_name', message: 'Missing data for required field.' };
  }
  if (
    body['order_id'] !== undefined &&
    (typeof body['order_id'] !== 'string' || body['order_id'] === '')
  ) {
    return { field: 'order_id', message: 'Shorter than minimum length 1.' };
  }
  const field = Object.keys(CHOICES).find(
    (name) => body[name] !== undefined && !CHOICES[name]!.includes(body[name]),
  );
  return field === undefined ? undefined : { field, message: 'Not a valid choice.' };
}
