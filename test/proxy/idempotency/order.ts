import { optionsFor } from '../open-proxy.js';
import { answer, type RecordingVendor, type VendorScript } from '../recording-vendor.js';

/** The path for making orders, which must never happen twice. */
export const ORDER_AT = '/api/upload/ai-homedesign?serviceName=service-day-to-dusk';

/** An idempotency key in our client's format. */
export const KEY = '0b6d5a52-0b5f-4e0f-8d8b-6d4e0f0c0a01';

/** An upload that makes an order. */
export const ORDER = { path: ORDER_AT, headers: { 'idempotency-key': KEY } };

/** Returns the options of a proxy to a vendor that makes orders. */
export function orderOptions(vendor: RecordingVendor) {
  return optionsFor(vendor, { provider: 'ai-homedesign' });
}

/** Makes an order of every upload. */
export const ordersAll: VendorScript = (_, socket) => {
  socket.write(answer(200, { order_id: 'order-1' }));
};
