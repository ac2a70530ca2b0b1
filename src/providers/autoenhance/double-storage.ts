import { serveImage, type DoubleRequest, type DoubleVendor } from '../double.js';

/** The prefix of the storage's paths. */
export const BUCKET = '/autoenhance-bucket/';

const CORS = { 'access-control-allow-origin': '*' };

/**
 * Responds like S3, which checks the signature, including the type, and accepts only one kind of
 * signature at a time.
 */
export function answerFromBucket(request: DoubleRequest, vendor: DoubleVendor): Response {
  const { bytes, headers, method, url } = request;
  const imageId = url.pathname.slice(BUCKET.length);
  const record = vendor.records.get(imageId);
  const taken = vendor.uploads().find(({ answer }) => answer['image_id'] === imageId);
  if (method === 'OPTIONS') return preflight(headers);
  if (method === 'GET') return serveImage(taken);
  if (method !== 'PUT') return s3Error(405, 'MethodNotAllowed');
  if (headers.has('authorization')) return s3Error(400, 'InvalidArgument');
  if (headers.has('transfer-encoding')) return s3Error(501, 'NotImplemented');
  if (record?.['upload_url'] !== url.href) return s3Error(403, 'SignatureDoesNotMatch');
  const type = headers.get('content-type') ?? '';
  if (type !== url.searchParams.get('content-type')) return s3Error(403, 'SignatureDoesNotMatch');
  record['status'] = 'processing';
  const { image_name: name, upload_url: _, ...fields } = record;
  // A second PUT to the same place replaces the first.
  vendor.commit(
    {
      name: String(name),
      type,
      bytes,
      fields,
      answer: { image_id: imageId, order_id: record['order_id'] },
    },
    taken,
  );
  return Response.json({ status: 'success' }, { headers: CORS });
}

/** Applies the bucket's CORS rule: any page may PUT, with a type and no other custom header. */
function preflight(headers: Headers): Response {
  const asked = (headers.get('access-control-request-headers') ?? '').split(/,\s*/).filter(Boolean);
  const fits =
    headers.get('access-control-request-method') === 'PUT' &&
    asked.every((name) => name.toLowerCase() === 'content-type');
  if (!fits) return new Response(null, { status: 403 });
  return new Response(null, {
    headers: {
      ...CORS,
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': 'content-type',
    },
  });
}

function s3Error(status: number, code: string): Response {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`;
  const headers = { ...CORS, 'content-type': 'application/xml' };
  return new Response(body, { status, headers });
}
