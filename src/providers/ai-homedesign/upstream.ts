import type { UploadErrorCode } from '../../core/errors/error-codes.js';
import { field, textField } from '../answer-fields.js';
import { defineUpstream, type VendorAnswer } from '../upstream.js';
import { aiHomeDesign } from './profile.js';

/** [AI HomeDesign's upload](https://doc.aihomedesign.com), version 1: one multipart POST with two fields. */
export const aiHomeDesignUpstream = defineUpstream(aiHomeDesign, {
  origin: 'https://api.aihomedesign.com',
  credential: (apiKey) => ({ 'x-api-key': apiKey }),
  refusal,
  upload: async (image, vendor) => {
    const answer = await vendor.postForm('/v1/order/image', [
      { name: 'service_name', value: String(image.options['serviceName']) },
      { name: 'image', file: image },
    ]);
    return { orderId: field(answer, 'order_id') };
  },
});

/**
 * Returns the code of a refusal. AI HomeDesign sends `{ error, key? }`. The status says more than the
 * text, except in a 2xx.
 */
function refusal({ json, status, text }: VendorAnswer): UploadErrorCode | undefined {
  // The vendor's sample of this response isn't valid JSON.
  if (/"error"\s*:\s*"rate-limit exceeded/.test(text)) return 'rate-limited';
  const error = textField(json, 'error') ?? '';
  return status < 300 && error !== '' ? 'provider-rejected' : undefined;
}
