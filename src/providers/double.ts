import { randomUuid } from '../core/random-uuid.js';
import { readForm } from './read-form.js';

/** A request as a vendor's double sees it, read to its end. */
export interface DoubleRequest {
  /** Such as `POST`. */
  readonly method: string;
  /** Where the double was asked. */
  readonly url: URL;
  /** As they came. */
  readonly headers: Headers;
  /** The whole body. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An image that a vendor has taken. */
export interface DoubleUpload {
  /** The provider's name on the wire. */
  readonly provider: string;
  /** The file name the vendor was told. */
  readonly name: string;
  /** The MIME type the vendor was told. */
  readonly type: string;
  /** The file, byte for byte. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The other fields of the vendor's form, or of the request that made the record. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The ids and the URL the vendor answered with. */
  readonly answer: Readonly<Record<string, unknown>>;
}

/** What a double may do with the vendor it plays. */
export interface DoubleVendor {
  /** Whether a request was signed with a key the vendor knows. */
  readonly knowsKey: (key: string | undefined) => boolean;
  /** Takes an image, in the place of an earlier one where it is put over it. */
  readonly commit: (upload: Omit<DoubleUpload, 'provider'>, earlier?: DoubleUpload) => void;
  /** What the vendor has taken since the double was made or reset. */
  readonly uploads: () => readonly DoubleUpload[];
  /** Notes of the vendor's own, such as records that wait for their bytes. */
  readonly records: Map<string, Record<string, unknown>>;
}

/** How a vendor behaves, as far as its documentation and its sources tell. */
export interface ProviderDoubleDefinition {
  /** The provider's name on the wire. */
  readonly name: string;
  /** Undefined for a request that is not for this vendor. */
  readonly answer: (request: DoubleRequest, vendor: DoubleVendor) => Promise<Response | undefined>;
}

/** A file from a vendor's form, and the form's other fields. */
export interface ReceivedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fields: Readonly<Record<string, string>>;
}

/** The file part of a multipart body; undefined where it is missing, has no file name or is no form. */
export function readFormFile(
  { bytes, headers }: DoubleRequest,
  fieldName: string,
): ReceivedFile | undefined {
  const parts = readForm(bytes, headers.get('content-type') ?? '') ?? [];
  const file = parts.find(({ fileName, name }) => name === fieldName && fileName !== undefined);
  if (file?.fileName === undefined) return undefined;
  const texts = parts
    .filter(({ fileName }) => fileName === undefined)
    .map((part) => [part.name, new TextDecoder().decode(part.bytes)]);
  const { bytes: content, fileName, type } = file;
  return { name: fileName, type, bytes: content, fields: Object.fromEntries(texts) };
}

/** Whether a request's body says that it is a multipart form. */
export function isForm({ headers }: DoubleRequest): boolean {
  return (headers.get('content-type') ?? '').startsWith('multipart/form-data; boundary=');
}

/** A random id in hexadecimal digits. */
export function hexId(length: number): string {
  const digits = Array.from({ length: Math.ceil(length / 32) }, randomUuid).join('');
  return digits.replaceAll('-', '').slice(0, length);
}

/** The key of an `Authorization: Bearer` header. */
export function bearerKey({ headers }: DoubleRequest): string | undefined {
  return /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
}

/** The bytes of an image the vendor has taken, under its own type. */
export function serveImage(upload: DoubleUpload | undefined): Response {
  if (upload === undefined) return new Response('Not Found', { status: 404 });
  return new Response(upload.bytes, {
    headers: {
      'content-type': upload.type,
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
    },
  });
}
