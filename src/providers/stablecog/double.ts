import { IMAGE_FORMATS } from '../../core/rules/image-types.js';
import { randomUuid } from '../../core/random-uuid.js';
import { sniffImageType } from '../../image/sniff.js';
import {
  bearerKey,
  hexId,
  isForm,
  readFormFile,
  readJson,
  type DoubleRequest,
  type DoubleVendor,
  type ProviderDoubleDefinition,
} from '../double.js';

const MOST_BODY_BYTES = 10_485_760;
const UPLOADS_PER_SECOND = 2;
const ONE_SECOND_MS = 1000;
const OWNER_HASH_LENGTH = 64;
/** The requests that take an uploaded image, and the field that names it. */
const IMAGE_FIELDS = new Map([
  ['/v1/image/generation/create', 'init_image_url'],
  ['/v1/image/upscale/create', 'input'],
]);

/**
 * Stablecog according to its [server's source](https://github.com/stablecog/sc-go), with the checks in
 * the same order.
 */
export const stablecogDouble: ProviderDoubleDefinition = {
  name: 'stablecog',
  async answer(request, vendor) {
    const { pathname } = request.url;
    const field = IMAGE_FIELDS.get(pathname);
    if (field !== undefined && request.method === 'POST') return takeImage(request, vendor, field);
    if (pathname !== '/v1/image/upload') return undefined;
    if (request.method !== 'POST') return new Response(null, { status: 405 });
    return takeUpload(request, vendor);
  },
};

function takeUpload(request: DoubleRequest, vendor: DoubleVendor): Response {
  if (isTooFast(vendor)) return tooManyRequests();
  if (!vendor.knowsKey(bearerKey(request))) return refuse(401, 'Unauthorized');
  if (!isForm(request)) {
    return refuse(400, 'parse_error', "request Content-Type isn't multipart/form-data");
  }
  if (request.bytes.length > MOST_BODY_BYTES) {
    return refuse(400, 'parse_error', 'http: request body too large');
  }
  const file = readFormFile(request, 'file');
  if (file === undefined) return refuse(400, 'invalid_file', 'Invalid file');
  const { bytes, fields, name, type } = file;
  const found = sniffImageType(bytes);
  if (found !== 'image/jpeg' && found !== 'image/png' && found !== 'image/webp') {
    const taken = 'Content type must be image/jpeg, image/png, or image/webp';
    return refuse(400, 'invalid_content_type', taken);
  }
  const extension = IMAGE_FORMATS[found].extensions[0];
  const answer = { object: `s3://${hexId(OWNER_HASH_LENGTH)}/${randomUuid()}${extension}` };
  vendor.commit({ name, type, bytes, fields, answer });
  return Response.json(answer);
}

/** Takes an uploaded image as the input of a generation. What Stablecog answers then is not known. */
function takeImage(request: DoubleRequest, vendor: DoubleVendor, field: string): Response {
  if (!vendor.knowsKey(bearerKey(request))) return refuse(401, 'Unauthorized');
  const reference = String(readJson(request)[field]);
  const owned = reference.slice(0, reference.lastIndexOf('/') + 1);
  const objects = vendor.uploads().map(({ answer }) => String(answer['object']));
  if (!objects.some((object) => object.startsWith(owned))) {
    return refuse(401, 'init_image_not_owned');
  }
  if (!objects.includes(reference)) return refuse(400, 'init_image_not_found');
  return Response.json({});
}

/** Whether requests exceed the rate. Counts every request, including those that are refused afterward. */
function isTooFast({ records }: DoubleVendor): boolean {
  const now = Date.now();
  for (const [id, { at }] of records) {
    if (now - Number(at) >= ONE_SECOND_MS) records.delete(id);
  }
  if (records.size >= UPLOADS_PER_SECOND) return true;
  records.set(randomUuid(), { at: now });
  return false;
}

function tooManyRequests(): Response {
  return new Response('Too Many Requests\n', {
    status: 429,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'retry-after': '1',
      'x-ratelimit-limit': String(UPLOADS_PER_SECOND),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.ceil(Date.now() / ONE_SECOND_MS) + 1),
    },
  });
}

function refuse(status: number, error: string, description?: string): Response {
  return Response.json({ error, ...(description !== undefined && { description }) }, { status });
}
