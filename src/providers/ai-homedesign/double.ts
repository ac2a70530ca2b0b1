import { RAW_TYPES } from '../../core/rules/image-types.js';
import { sniffImageType } from '../../image/sniff.js';
import {
  hexId,
  readFormFile,
  type DoubleRequest,
  type DoubleVendor,
  type ProviderDoubleDefinition,
} from '../double.js';

const MOST_BYTES = 50_000_000;
const ORDER_ID_LENGTH = 24;
const TAKEN = new Set<string>(['image/jpeg', 'image/png', 'image/webp', ...RAW_TYPES]);
const SERVICES = new Set([
  'service-creative-designer',
  'service-ai-virtual-staging',
  'service-item-removal',
  'service-day-to-dusk',
  'service-image-enhancement',
]);

/**
 * AI HomeDesign as [documented](https://doc.aihomedesign.com). If the documentation doesn't say, such as
 * for the status for a file that is too large, it responds as a typical server would.
 */
export const aiHomeDesignDouble: ProviderDoubleDefinition = {
  name: 'ai-homedesign',
  async answer(request, vendor) {
    const { method, url } = request;
    if (url.pathname !== '/v1/order/image') return undefined;
    if (method !== 'POST') return refuse(405, 'method not allowed', 'api_error_method');
    return takeUpload(request, vendor);
  },
};

function takeUpload(request: DoubleRequest, vendor: DoubleVendor): Response {
  if (!vendor.knowsKey(request.headers.get('x-api-key') ?? undefined)) {
    return refuse(401, 'invalid api key', 'api_error_unauthorized');
  }
  const file = readFormFile(request, 'image');
  if (file === undefined) return refuse(400, 'http: no such file');
  const { bytes, fields, name, type } = file;
  if (!SERVICES.has(fields['service_name'] ?? '')) {
    return refuse(400, 'invalid service_name', 'api_error_service');
  }
  if (bytes.length > MOST_BYTES) return refuse(413, 'file too large', 'api_error_size');
  if (!TAKEN.has(sniffImageType(bytes, name) ?? '')) {
    return refuse(400, 'unsupported file format', 'api_error_format');
  }
  const answer = { order_id: hexId(ORDER_ID_LENGTH) };
  vendor.commit({ name, type, bytes, fields, answer });
  return Response.json(answer);
}

function refuse(status: number, error: string, key?: string): Response {
  return Response.json({ error, ...(key !== undefined && { key }) }, { status });
}
