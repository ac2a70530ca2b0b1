import { isRecord } from '../core/is-record.js';
import { randomUuid } from '../core/random-uuid.js';
import { readForm } from './read-form.js';

/** A request as a vendor's double sees it, completely read. */
export interface DoubleRequest {
  /** Such as `POST`. */
  readonly method: string;
  /** The requested URL. */
  readonly url: URL;
  /** The headers as received. */
  readonly headers: Headers;
  /** The whole body. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An image that a vendor has accepted. */
export interface DoubleUpload {
  /** The provider's name on the wire. */
  readonly provider: string;
  /** The file name that the vendor received. */
  readonly name: string;
  /** The MIME type that the vendor received. */
  readonly type: string;
  /** The file, byte for byte. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The other fields of the vendor's form, or of the request that created the record. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The ids and the URL in the vendor's response. */
  readonly answer: Readonly<Record<string, unknown>>;
}

/** What a double can do as the vendor. */
export interface DoubleVendor {
  /** Whether the vendor accepts a request's key. */
  readonly knowsKey: (key: string | undefined) => boolean;
  /** Stores an image, replacing an earlier one at the same place. */
  readonly commit: (upload: Omit<DoubleUpload, 'provider'>, earlier?: DoubleUpload) => void;
  /** The images stored since the double was created or reset. */
  readonly uploads: () => readonly DoubleUpload[];
  /** The vendor's own records, such as those that wait for their bytes. */
  readonly records: Map<string, Record<string, unknown>>;
}

/** The behavior of a vendor, according to its documentation and source code. */
export interface ProviderDoubleDefinition {
  /** The provider's name on the wire. */
  readonly name: string;
  /** Answers a request; `undefined` if it isn't for this vendor. */
  readonly answer: (request: DoubleRequest, vendor: DoubleVendor) => Promise<Response | undefined>;
}

/** A file from a vendor's form, and the form's other fields. */
interface ReceivedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads the file part of a multipart body. Returns `undefined` if the body isn't a form, or
 * has no file with a name.
 */
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

/** Reads a JSON object. Anything else counts as an empty one. */
export function readJson({ bytes }: DoubleRequest): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** Whether a request declares its body as a multipart form. */
export function isForm({ headers }: DoubleRequest): boolean {
  return (headers.get('content-type') ?? '').startsWith('multipart/form-data; boundary=');
}

/** Returns a random ID in hexadecimal digits. */
export function hexId(length: number): string {
  const digits = Array.from({ length: Math.ceil(length / 32) }, randomUuid).join('');
  return digits.replaceAll('-', '').slice(0, length);
}

/** Returns the key of an `Authorization: Bearer` header. */
export function bearerKey({ headers }: DoubleRequest): string | undefined {
  return /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
}

/**
 * Finds an upload by the end of its URL, since a page may know the double under another origin.
 *
 * @param images The path below which the double serves images.
 */
export function uploadAt(
  url: unknown,
  images: string,
  vendor: DoubleVendor,
): DoubleUpload | undefined {
  const [, stored] = String(url).split(images);
  return vendor.uploads().find(({ answer }) => String(answer['url']).endsWith(images + stored));
}

/** Responds with the bytes of a stored image and its type. */
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
