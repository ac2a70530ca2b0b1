import { RAW_TYPES } from '../../core/rules/image-types.js';
import { sniffImageType } from '../../image/sniff.js';
import {
  hexId,
  readFormFile,
  readJson,
  type DoubleRequest,
  type DoubleVendor,
  type ProviderDoubleDefinition,
} from '../double.js';

const MOST_BYTES = 50_000_000;
const ORDER_ID_LENGTH = 24;
const ORDERS = '/v1/order';
const TAKEN = new Set<string>(['image/jpeg', 'image/png', 'image/webp', ...RAW_TYPES]);
const SERVICES = new Set([
  'service-creative-designer',
  'service-ai-virtual-staging',
  'service-item-removal',
  'service-day-to-dusk',
  'service-image-enhancement',
]);

/** The services that need a widget for the style. */
const STYLED = new Set<unknown>(['service-creative-designer', 'service-ai-virtual-staging']);

/**
 * AI HomeDesign as [documented](https://doc.aihomedesign.com). If the documentation doesn't say, such as
 * for the status for a file that is too large, it responds as a typical server would.
 */
export const aiHomeDesignDouble: ProviderDoubleDefinition = {
  name: 'ai-homedesign',
  async answer(request, vendor) {
    const { method, url } = request;
    if (url.pathname === `${ORDERS}/image`) {
      if (method !== 'POST') return refuse(405, 'method not allowed', 'api_error_method');
      return takeUpload(request, vendor);
    }
    if (method === 'POST' && url.pathname === ORDERS) return submitOrder(request, vendor);
    if (method === 'GET' && url.pathname.startsWith(`${ORDERS}/`))
      return readOrder(request, vendor);
    return undefined;
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

/** Submits the order of an uploaded image. */
function submitOrder(request: DoubleRequest, vendor: DoubleVendor): Response {
  if (!vendor.knowsKey(request.headers.get('x-api-key') ?? undefined)) {
    return refuse(401, 'invalid api key', 'api_error_unauthorized');
  }
  const { order_id: orderId, selected_widgets: widgets } = readJson(request);
  const upload = vendor.uploads().find(({ answer }) => answer['order_id'] === orderId);
  if (upload === undefined) return refuse(404, 'order not found', 'api_error_order');
  const needsStyle = STYLED.has(upload.fields['service_name']);
  if (!Array.isArray(widgets) || (needsStyle && widgets.length === 0)) {
    return refuse(400, 'the style widget is missing', 'api_error_widget');
  }
  const order = { order_id: orderId, image_id: hexId(ORDER_ID_LENGTH), eta: 1 };
  vendor.records.set(String(orderId), order);
  return Response.json(order);
}

/** Returns an order. How a finished one looks is not documented; here, its `eta` is 0. */
function readOrder({ headers, url }: DoubleRequest, vendor: DoubleVendor): Response {
  if (!vendor.knowsKey(headers.get('x-api-key') ?? undefined)) {
    return refuse(401, 'invalid api key', 'api_error_unauthorized');
  }
  const order = vendor.records.get(url.pathname.slice(`${ORDERS}/`.length));
  if (order === undefined) return refuse(404, 'order not found', 'api_error_order');
  const answer = Response.json(order);
  order['eta'] = 0;
  return answer;
}

function refuse(status: number, error: string, key?: string): Response {
  return Response.json({ error, ...(key !== undefined && { key }) }, { status });
}
