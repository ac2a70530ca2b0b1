import type { UploadErrorCode } from '../../core/errors/error-codes.js';
import { textField } from '../answer-fields.js';
import { defineUpstream, type VendorAnswer } from '../upstream.js';
import { stablecog } from './profile.js';

/**
 * [Stablecog's upload](https://stablecog.com/docs/v1/api-reference/image/upload): one multipart
 * POST with the field `file`. Its rate limit is by IP address, so all users of a site share it.
 */
export const stablecogUpstream = defineUpstream(stablecog, {
  origin: 'https://api.stablecog.com',
  credential: (apiKey) => ({ authorization: `Bearer ${apiKey}` }),
  uploadsPerSecond: 2,
  refusal,
  upload: async (image, vendor) => {
    const answer = await vendor.postForm('/v1/image/upload', [{ name: 'file', file: image }]);
    const object = textField(answer, 'object');
    return { url: object?.startsWith('s3://') ? object : undefined };
  },
});

const CODES: Readonly<Record<string, UploadErrorCode>> = {
  insufficient_credits: 'quota-exceeded',
  invalid_content_type: 'file-invalid-type',
  invalid_file: 'provider-rejected',
  parse_error: 'provider-rejected',
  Unauthorized: 'upstream-auth',
  Forbidden: 'upstream-auth',
};

const RATE_COUNTER_FAILED = 428;

/**
 * Returns the code of a refusal. Stablecog sends `{ error, description? }`, with 400 for nearly
 * everything.
 */
function refusal({ json, status }: VendorAnswer): UploadErrorCode | undefined {
  // The rate is checked first, so the image wasn't processed.
  if (status === RATE_COUNTER_FAILED) return 'rate-limited';
  const error = textField(json, 'error');
  if (error === undefined || error === '') return undefined;
  if (textField(json, 'description')?.includes('request body too large')) return 'file-too-large';
  if (Object.hasOwn(CODES, error)) return CODES[error];
  return status < 300 ? 'provider-unavailable' : undefined;
}
