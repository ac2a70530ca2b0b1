import type { UploadErrorCode } from '../../core/errors/error-codes.js';
import { field, isoFromSeconds, textField } from '../answer-fields.js';
import { defineUpstream, type VendorAnswer } from '../upstream.js';
import { apimart } from './profile.js';

const SECONDS_IN_72_HOURS = 259_200;

/** [APIMart's upload](https://docs.apimart.ai): one multipart POST with the field `file`. */
export const apimartUpstream = defineUpstream(apimart, {
  origin: 'https://api.apimart.ai',
  credential: (apiKey) => ({ authorization: `Bearer ${apiKey}` }),
  refusal,
  upload: async (image, vendor) => {
    const answer = await vendor.postForm('/v1/uploads/images', [{ name: 'file', file: image }]);
    const created = field(answer, 'created_at');
    return {
      url: vendor.webUrl(field(answer, 'url')),
      filename: field(answer, 'filename'),
      contentType: field(answer, 'content_type'),
      bytes: field(answer, 'bytes'),
      createdAt: isoFromSeconds(created),
      // The response has no expiry; the documentation promises 72 hours.
      expiresAt: isoFromSeconds(
        typeof created === 'number' ? created + SECONDS_IN_72_HOURS : undefined,
      ),
    };
  },
});

/**
 * Returns the code of a refusal. APIMart sends `{ error: { message, type, code? } }`, sometimes in a
 * 200.
 */
function refusal({ json, status }: VendorAnswer): UploadErrorCode | undefined {
  const error = field(json, 'error');
  if (error === undefined || error === null) return undefined;
  const message = textField(error, 'message') ?? '';
  const type = textField(error, 'type');
  const code = field(error, 'code');
  if (message.startsWith('unsupported image type')) return 'file-invalid-type';
  if (/^file size \d+ exceeds maximum/.test(message)) return 'file-too-large';
  if (type === 'rate_limit_error' || code === 429) return 'rate-limited';
  if (type === 'payment_required' || code === 402) return 'quota-exceeded';
  if (type === 'authentication_error' || code === 401 || code === 403) return 'upstream-auth';
  if (status >= 300) return undefined;
  return type === 'server_error' ? 'provider-unavailable' : 'provider-rejected';
}
