import { splitFileName } from '../../core/rules/file-name.js';
import { IMAGE_FORMATS, isImageType } from '../../core/rules/image-types.js';
import { randomUuid } from '../../core/random-uuid.js';
import { field, textField } from '../answer-fields.js';
import { defineUpstream, type OutgoingImage } from '../upstream.js';
import { autoenhance } from './profile.js';

/**
 * [Autoenhance](https://docs.autoenhance.ai) needs two requests per image: one creates a record and
 * returns a storage URL, the other sends the bytes there.
 */
export const autoenhanceUpstream = defineUpstream(autoenhance, {
  origin: 'https://api.autoenhance.ai',
  credential: (apiKey) => ({ 'x-api-key': apiKey }),
  ticket: async (image, vendor) => {
    const answer = await vendor.postJson('/v3/images/', {
      image_name: uniqueName(image),
      content_type: image.type,
      ...vendorOptions(image),
    });
    const url = storageUrl(answer);
    return {
      put: { url, headers: { 'content-type': signedType(url) ?? image.type } },
      result: { orderId: field(answer, 'order_id'), imageId: field(answer, 'image_id') },
    };
  },
});

/** Reads the storage URL. The field's name depends on the API version that the account is pinned to. */
function storageUrl(answer: unknown): string {
  const names = ['upload_url', 's3PutObjectUrl', 's3_put_object_url'];
  return names.map((name) => textField(answer, name)).find((url) => url !== undefined) ?? '';
}

const RANDOM_LENGTH = 8;

/**
 * Returns a unique file name. Autoenhance refuses a name after thirty uploads in an hour, and cameras
 * reuse names.
 */
function uniqueName({ name, type }: OutgoingImage): string {
  const extension = isImageType(type) ? IMAGE_FORMATS[type].extensions[0] : '';
  return `${splitFileName(name).base}-${randomUuid().slice(0, RANDOM_LENGTH)}${extension}`;
}

/** Converts our camelCase options to the snake_case of the vendor's API. */
function vendorOptions({ options }: OutgoingImage): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}

/**
 * Returns the type that the storage URL was signed for, if it says so. The PUT must send exactly that
 * type.
 */
function signedType(url: string): string | undefined {
  const type = URL.canParse(url) ? new URL(url).searchParams.get('content-type') : null;
  return type !== null && /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : undefined;
}
