import { sniffImageType } from '../../image/sniff.js';
import { randomUuid } from '../../core/random-uuid.js';
import {
  bearerKey,
  readFormFile,
  readJson,
  serveImage,
  uploadAt,
  type DoubleRequest,
  type DoubleVendor,
  type ProviderDoubleDefinition,
} from '../double.js';

const MOST_BYTES = 20_971_520;
const TAKEN = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
const IMAGES = '/f/image/';
const GENERATIONS = '/v1/images/generations';
const TASKS = '/v1/tasks/';

/** APIMart as [documented](https://docs.apimart.ai). */
export const apimartDouble: ProviderDoubleDefinition = {
  name: 'apimart',
  async answer(request, vendor) {
    const { method, url } = request;
    if (method === 'GET' && url.pathname.startsWith(IMAGES)) {
      return serveImage(vendor.uploads().find(({ answer }) => answer['url'] === url.href));
    }
    if (method === 'POST' && url.pathname === GENERATIONS) return startTask(request, vendor);
    if (method === 'GET' && url.pathname.startsWith(TASKS)) return readTask(request, vendor);
    if (url.pathname !== '/v1/uploads/images') return undefined;
    if (method !== 'POST') return refuse(405, 'method not allowed', 'invalid_request_error');
    return takeUpload(request, vendor);
  },
};

function takeUpload(request: DoubleRequest, vendor: DoubleVendor): Response {
  if (!vendor.knowsKey(bearerKey(request))) {
    return refuse(401, 'invalid API key', 'authentication_error');
  }
  const file = readFormFile(request, 'file');
  if (file === undefined) {
    return refuse(
      400,
      'missing or invalid file field: http: no such file',
      'invalid_request_error',
    );
  }
  const { bytes, fields, name } = file;
  if (bytes.length > MOST_BYTES) {
    const message = `file size ${bytes.length} exceeds maximum ${MOST_BYTES} bytes`;
    return refuse(413, message, 'invalid_request_error');
  }
  const type = sniffImageType(bytes) ?? 'application/octet-stream';
  if (!TAKEN.has(type)) {
    const message = `unsupported image type: ${type}, allowed: jpeg, png, gif, webp`;
    return refuse(400, message, 'invalid_request_error');
  }
  const stored = `${Date.now()}-${randomUuid().slice(0, 8)}-${encodeURIComponent(name)}`;
  const answer = {
    url: new URL(IMAGES + stored, request.url.origin).href,
    filename: name,
    content_type: type,
    bytes: bytes.length,
    created_at: Math.floor(Date.now() / 1000),
  };
  vendor.commit({ name, type: file.type, bytes, fields, answer });
  return Response.json(answer);
}

/** Starts a generation, which only takes images that were uploaded here. */
function startTask(request: DoubleRequest, vendor: DoubleVendor): Response {
  if (!vendor.knowsKey(bearerKey(request))) {
    return refuse(401, 'invalid API key', 'authentication_error');
  }
  const { image_urls: urls } = readJson(request);
  const images = (Array.isArray(urls) ? urls : []).map((url) => uploadAt(url, IMAGES, vendor));
  if (images.length === 0 || images.includes(undefined)) {
    return refuse(400, 'image_urls has an unknown image', 'invalid_request_error');
  }
  const taskId = `task_${randomUuid()}`;
  const url = images[0]!.answer['url'];
  vendor.records.set(taskId, { status: 'processing', result: { images: [{ url: [url] }] } });
  return Response.json({ code: 200, data: [{ status: 'submitted', task_id: taskId }] });
}

/** Returns a task, which is completed at the second read. Its image is the uploaded one. */
function readTask(request: DoubleRequest, vendor: DoubleVendor): Response {
  if (!vendor.knowsKey(bearerKey(request))) {
    return refuse(401, 'invalid API key', 'authentication_error');
  }
  const task = vendor.records.get(request.url.pathname.slice(TASKS.length));
  if (task === undefined) return refuse(404, 'task not found', 'invalid_request_error');
  const { result, status } = task;
  task['status'] = 'completed';
  const data = { status, ...(status === 'completed' && { result }) };
  return Response.json({ code: 200, data });
}

function refuse(status: number, message: string, type: string): Response {
  return Response.json({ error: { message, type } }, { status });
}
