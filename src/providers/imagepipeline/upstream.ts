import type { UploadErrorCode } from '../../core/error-codes.js';
import { field } from '../answer-fields.js';
import { defineUpstream, type VendorAnswer } from '../upstream.js';
import { imagePipeline } from './profile.js';

/**
 * [ImagePipeline's upload](https://docs.imagepipeline.io/capabilities/upload): one multipart POST with
 * the field `file`, whose part has to bear the image's own type.
 */
export const imagePipelineUpstream = defineUpstream(imagePipeline, {
  origin: 'https://api.imagepipeline.io',
  credential: (apiKey) => ({ 'x-api-key': apiKey }),
  refusal,
  upload: async (image, vendor) => {
    const answer = await vendor.postForm('/upload/image/v1', [{ name: 'file', file: image }]);
    return {
      url: vendor.webUrl(field(answer, 'url')),
      filename: field(answer, 'filename'),
      bytes: field(answer, 'size_bytes'),
    };
  },
});

/**
 * ImagePipeline says `{ detail }`, a text or a list of `{ loc, msg, type }`. Neither is documented for
 * uploads beyond its shape, so the status decides; within a 2xx it is a refusal all the same.
 */
function refusal({ json, status }: VendorAnswer): UploadErrorCode | undefined {
  const detail = field(json, 'detail');
  const refused = (typeof detail === 'string' && detail !== '') || Array.isArray(detail);
  return status < 300 && refused ? 'provider-rejected' : undefined;
}
