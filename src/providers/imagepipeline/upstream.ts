import type { UploadErrorCode } from '../../core/errors/error-codes.js';
import { field, textField } from '../answer-fields.js';
import { defineUpstream, type VendorAnswer } from '../upstream.js';
import { imagePipeline } from './profile.js';

/**
 * [ImagePipeline's upload](https://docs.imagepipeline.io/capabilities/upload): one multipart POST with
 * the field `file`, whose part must state the image's type. If the documentation doesn't say, this
 * follows the [SDK](https://github.com/Model-Pipelines/imagepipeline-python).
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

/** The vendor's error codes, which are more precise than the status. */
const CODES: Readonly<Record<string, UploadErrorCode>> = {
  CONCURRENT_JOBS_EXCEEDED: 'rate-limited',
  INSUFFICIENT_BALANCE: 'quota-exceeded',
  INSUFFICIENT_CREDITS: 'quota-exceeded',
  RATE_LIMIT_EXCEEDED: 'rate-limited',
};

/**
 * Returns the code of a refusal. ImagePipeline sends `{ error, error_code, message }` or, in the older
 * form, `{ detail }`, a string or a list. The code says more than the status, and in a 2xx any of them
 * except `message` is a refusal.
 */
function refusal({ json, status }: VendorAnswer): UploadErrorCode | undefined {
  const errorCode = textField(json, 'error_code') ?? '';
  if (Object.hasOwn(CODES, errorCode)) return CODES[errorCode];
  const detail = field(json, 'detail');
  const words = [errorCode, textField(json, 'error'), typeof detail === 'string' ? detail : ''];
  const refused = words.some(Boolean) || Array.isArray(detail);
  return status < 300 && refused ? 'provider-rejected' : undefined;
}
