import { IMAGE_FORMATS } from '../../core/rules/image-types.js';
import { randomUuid } from '../../core/random-uuid.js';
import {
  hexId,
  readFormFile,
  readJson,
  serveImage,
  uploadAt,
  type DoubleRequest,
  type DoubleVendor,
  type ProviderDoubleDefinition,
} from '../double.js';

const IMAGES = '/u/';
const TRY_ON = '/creator/tryon/image/v1';
const JOBS = `${TRY_ON}/status/`;
const ID_LENGTH = 8;
const TAKEN = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;

/**
 * ImagePipeline as [documented](https://docs.imagepipeline.io/capabilities/upload), with responses and
 * errors in the form that its [SDK](https://github.com/Model-Pipelines/imagepipeline-python) expects.
 */
export const imagePipelineDouble: ProviderDoubleDefinition = {
  name: 'imagepipeline',
  async answer(request, vendor) {
    const { method, url } = request;
    if (method === 'GET' && url.pathname.startsWith(IMAGES)) {
      return serveImage(vendor.uploads().find(({ answer }) => answer['url'] === url.href));
    }
    if (method === 'POST' && url.pathname === TRY_ON) return startJob(request, vendor);
    if (method === 'GET' && url.pathname.startsWith(JOBS)) return readJob(request, vendor);
    if (url.pathname !== '/upload/image/v1') return undefined;
    if (method !== 'POST') return refuse(405, 'METHOD_NOT_ALLOWED', 'Method not allowed');
    return takeUpload(request, vendor);
  },
};

function takeUpload(request: DoubleRequest, vendor: DoubleVendor): Response {
  if (!vendor.knowsKey(request.headers.get('x-api-key') ?? undefined)) {
    return refuse(401, 'UNAUTHORIZED', 'Invalid or missing API key.');
  }
  const file = readFormFile(request, 'file');
  if (file === undefined) {
    const fault = { loc: ['body', 'file'], msg: 'field required', type: 'value_error.missing' };
    // The older response format of its web framework.
    return Response.json({ detail: [fault] }, { status: 422 });
  }
  const { bytes, fields, name } = file;
  // The part's declared type decides, not the bytes. A missing or generic type is refused.
  const type = TAKEN.find((taken) => taken === file.type);
  if (type === undefined) {
    const message = `Unsupported content type: ${file.type || 'none'}`;
    return refuse(415, 'UNSUPPORTED_MEDIA_TYPE', message);
  }
  const stored = hexId(ID_LENGTH) + IMAGE_FORMATS[type].extensions[0];
  const answer = {
    url: new URL(IMAGES + stored, request.url.origin).href,
    filename: name,
    size_bytes: bytes.length,
    content_type: type,
  };
  vendor.commit({ name, type, bytes, fields, answer });
  return Response.json(answer);
}

/** Starts a generation with an image that was uploaded here. */
function startJob(request: DoubleRequest, vendor: DoubleVendor): Response {
  if (!vendor.knowsKey(request.headers.get('x-api-key') ?? undefined)) {
    return refuse(401, 'UNAUTHORIZED', 'Invalid or missing API key.');
  }
  const upload = uploadAt(readJson(request)['person_image'], IMAGES, vendor);
  if (upload === undefined) return refuse(422, 'INVALID_INPUT', 'person_image is unknown.');
  const jobId = randomUuid();
  vendor.records.set(jobId, { status: 'queued', result_url: upload.answer['url'] });
  return Response.json({ job_id: jobId, status: 'queued' });
}

/** Returns a job, which is completed at the second read. Its image is the uploaded one. */
function readJob({ headers, url }: DoubleRequest, vendor: DoubleVendor): Response {
  if (!vendor.knowsKey(headers.get('x-api-key') ?? undefined)) {
    return refuse(401, 'UNAUTHORIZED', 'Invalid or missing API key.');
  }
  const jobId = url.pathname.slice(JOBS.length);
  const job = vendor.records.get(jobId);
  if (job === undefined) return refuse(404, 'NOT_FOUND', 'Unknown job.');
  const { result_url: resultUrl, status } = job;
  job['status'] = 'completed';
  const result = status === 'completed' && { result_url: resultUrl };
  return Response.json({ job_id: jobId, status, ...result });
}

function refuse(status: number, code: string, message: string): Response {
  return Response.json({ error: message, error_code: code, message }, { status });
}
