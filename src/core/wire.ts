/** Header names of the wire between browser and token proxy; the README documents it. */
export const UPLOAD_NAME_HEADER = 'x-upload-name';
export const IDEMPOTENCY_KEY_HEADER = 'idempotency-key';
export const REQUEST_ID_HEADER = 'x-request-id';

/** Where the token proxy is mounted unless the app says otherwise. */
export const DEFAULT_ENDPOINT = '/api/upload';

/** What follows a provider's path where a page asks for a ticket. */
export const TICKET_PATH = '/ticket';

/** What follows a provider's path where a page asks what has become of an upload. */
export const STATUS_PATH = '/status';

/** The `state` in the answer to such a question where nothing is known of the key. */
export const UNKNOWN_KEY = 'unknown-key';

/** A file name as it is told to the proxy: a lone surrogate is legal in one, but cannot be encoded. */
export function uploadName(name: string): string {
  return name.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

/** A file name as `X-Upload-Name`: percent-encoded, since a header cannot bear other characters. */
export function encodeUploadName(name: string): string {
  return encodeURIComponent(uploadName(name));
}

/** The file name from `X-Upload-Name`; what cannot be decoded counts as no name. */
export function decodeUploadName(header: string | null): string {
  try {
    return decodeURIComponent(header ?? '');
  } catch {
    return '';
  }
}
