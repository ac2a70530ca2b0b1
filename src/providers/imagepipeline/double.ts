import { IMAGE_FORMATS } from '../../core/image-types.js';
import {
  hexId,
  readFormFile,
  serveImage,
  type DoubleRequest,
  type DoubleVendor,
  type ProviderDoubleDefinition,
} from '../double.js';

const IMAGES = '/u/';
const ID_LENGTH = 8;
const TAKEN = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;

/**
 * ImagePipeline as its [page](https://docs.imagepipeline.io/capabilities/upload) has it, with the
 * errors of the framework it is built with where the page names none.
 */
export const imagePipelineDouble: ProviderDoubleDefinition = {
  name: 'imagepipeline',
  async answer(request, vendor) {
    const { method, url } = request;
    if (method === 'GET' && url.pathname.startsWith(IMAGES)) {
      return serveImage(vendor.uploads().find(({ answer }) => answer['url'] === url.href));
    }
    if (url.pathname !== '/upload/image/v1') return undefined;
    if (method !== 'POST') return refuse(405, 'Method Not Allowed');
    return takeUpload(request, vendor);
  },
};

function takeUpload(request: DoubleRequest, vendor: DoubleVendor): Response {
  if (!vendor.knowsKey(request.headers.get('x-api-key') ?? undefined)) {
    return refuse(401, 'Invalid or missing API key');
  }
  const file = readFormFile(request, 'file');
  if (file === undefined) {
    const fault = { loc: ['body', 'file'], msg: 'field required', type: 'value_error.missing' };
    return refuse(422, [fault]);
  }
  const { bytes, fields, name } = file;
  // The declared type of the part decides, not the bytes; a missing or generic one is refused.
  const type = TAKEN.find((taken) => taken === file.type);
  if (type === undefined) return refuse(415, `Unsupported content type: ${file.type || 'none'}`);
  const stored = hexId(ID_LENGTH) + IMAGE_FORMATS[type].extensions[0];
  const answer = {
    url: new URL(IMAGES + stored, request.url.origin).href,
    filename: name,
    size_bytes: bytes.length,
  };
  vendor.commit({ name, type, bytes, fields, answer });
  return Response.json(answer);
}

function refuse(status: number, detail: unknown): Response {
  return Response.json({ detail }, { status });
}
