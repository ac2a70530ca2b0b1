/** Header names of the protocol between browser and token proxy, which the README documents. */
export const UPLOAD_NAME_HEADER = 'x-upload-name';
export const IDEMPOTENCY_KEY_HEADER = 'idempotency-key';
export const REQUEST_ID_HEADER = 'x-request-id';

/** Where the token proxy is mounted by default. */
export const DEFAULT_ENDPOINT = '/api/upload';

/** The suffix of a provider's path in a request for a ticket. */
export const TICKET_PATH = '/ticket';

/** The suffix of a provider's path in a request for an upload's state. */
export const STATUS_PATH = '/status';

/** The `state` in the response to such a request if the key is unknown. */
export const UNKNOWN_KEY = 'unknown-key';

/**
 * Returns a file name as sent to the proxy. Lone surrogates are legal in file names but can't be encoded.
 */
export function uploadName(name: string): string {
  return name.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

/** Encodes a file name for `X-Upload-Name`. It is percent-encoded because headers are limited to ASCII. */
export function encodeUploadName(name: string): string {
  return encodeURIComponent(uploadName(name));
}

/** Decodes the file name in `X-Upload-Name`. A name that can't be decoded counts as missing. */
export function decodeUploadName(header: string | null): string {
  try {
    return decodeURIComponent(header ?? '');
  } catch {
    return '';
  }
}
