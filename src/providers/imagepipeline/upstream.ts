import type { UploadErrorCode } from '../../core/errors/error-codes.js';
import { field, textField } from '../answer-fields.js';
import { defineUpstream, type VendorAnswer } from '../upstream.js';
import { imagePipeline } from './profile.js';

/**
 * [ImagePipeline's upload](https://docs.imagepipeline.io/capabilities/upload): one multipart POST with
 * the field `file`, whose part has to bear the image's own type. What the page leaves open is as in its
 * [SDK](https://github.com/Model-Pipelines/imagepipeline-python).
 */
export const imagePipelineUpstream = defineUpstream(imagePipeline, {
  origin: 'https://api.imagepipeline.io',
  credential: (apiKey) => ({ 'x-api-key': apiKey }),
  rateLimitedMs: 60_000,
  refusal,
  upload: async (image, vendor) => {
    const answer = await vendor.postForm('/upload/image/v1', [{ name: 'file', file: image }]);
    return {
      url: vendor.webUrl(field(answer, 'url')),
      filename: field(answer, 'filename'),
      contentType: field(answer, 'content_type'),
      bytes: field(answer, 'size_bytes'),
    };
  },
});

/** The vendor's own names of faults whose status may say something else. */
const CODES: Readonly<Record<string, UploadErrorCode>> = {
  CONCURRENT_JOBS_EXCEEDED: 'rate-limited',
  INSUFFICIENT_BALANCE: 'quota-exceeded',
  INSUFFICIENT_CREDITS: 'quota-exceeded',
  RATE_LIMIT_EXCEEDED: 'rate-limited',
};

/**
 * ImagePipeline says `{ error, error_code, message }`, or in the older form `{ detail }`, a text or a
 * list. The code tells more than the status, and within a 2xx any of them but `message` is a refusal.
 */
function refusal({ json, status }: VendorAnswer): UploadErrorCode | undefined {
  const errorCode = textField(json, 'error_code') ?? '';
  if (Object.hasOwn(CODES, errorCode)) return CODES[errorCode];
  const detail = field(json, 'detail');
  const words = [errorCode, textField(json, 'error'), typeof detail === 'string' ? detail : ''];
  const refused = words.some(Boolean) || Array.isArray(detail);
  return status < 300 && refused ? 'provider-rejected' : undefined;
}
