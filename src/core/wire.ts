/** Header names of the protocol between browser and token proxy, which the README documents. */
export const UPLOAD_NAME_HEADER = 'x-upload-name';
export const IDEMPOTENCY_KEY_HEADER = 'idempotency-key';
export const REQUEST_ID_HEADER = 'x-request-id';

/** Where the token proxy is mounted by default. */
export const DEFAULT_ENDPOINT = '/api/upload';

/** Follows a provider's path in a request for a ticket. */
export const TICKET_PATH = '/ticket';

/** Follows a provider's path in a request for an upload's state. */
export const STATUS_PATH = '/status';

/** The `state` in the response to such a request if the key is unknown. */
export const UNKNOWN_KEY = 'unknown-key';

/**
 * A file name as sent to the proxy. Lone surrogates are legal in file names, but can't be encoded.
 */
export function uploadName(name: string): string {
  return name.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

/** A file name as `X-Upload-Name`: percent-encoded, since headers are limited to ASCII. */
export function encodeUploadName(name: string): string {
  return encodeURIComponent(uploadName(name));
}

/** The file name from `X-Upload-Name`; one that can't be decoded counts as missing. */
export function decodeUploadName(header: string | null): string {
  try {
    return decodeURIComponent(header ?? '');
  } catch {
    return '';
  }
}
