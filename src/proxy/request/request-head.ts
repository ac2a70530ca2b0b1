import type { OptionValue } from '../../core/provider/option-specs.js';
import {
  checkOptions,
  readOptions,
  type CheckedOptions,
} from '../../core/provider/provider-options.js';
import type { ConfiguredProvider } from '../config/configured-provider.js';
import { UploadError } from '../../core/errors/upload-error.js';
import { decodeUploadName, IDEMPOTENCY_KEY_HEADER, UPLOAD_NAME_HEADER } from '../../core/wire.js';

/** The checked headers of an upload. */
export interface RequestHead {
  /** The declared MIME type, in lower case, without parameters. It proves nothing. */
  readonly declaredType: string;
  /** The declared size of the file in bytes, or `undefined` if the body is chunked. */
  readonly declaredBytes: number | undefined;
  /** The name from the client, which must be cleaned before use. */
  readonly name: string;
  readonly idempotencyKey: string | undefined;
}

/**
 * Reads the headers that describe an upload. All others are ignored.
 *
 * @throws UploadError `file-invalid-type`, `file-empty`, `file-too-large` or `invalid-request`.
 */
export function readHead({ headers }: Request, maxBytes: number): RequestHead {
  return {
    declaredType: readType(headers),
    declaredBytes: readLength(headers, maxBytes),
    name: decodeUploadName(headers.get(UPLOAD_NAME_HEADER)),
    idempotencyKey: readKey(headers),
  };
}

/**
 * Reads the declared type. The types that a cross-site form or a `no-cors` fetch can send, and a
 * missing type, are refused even if a browser sends no Fetch Metadata.
 */
function readType(headers: Headers): string {
  const encoding = headers.get('content-encoding') ?? 'identity';
  const type = (headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  const plain = encoding.toLowerCase() === 'identity';
  const raw = type === 'application/octet-stream' || /^image\/[\w.+-]+$/.test(type);
  if (plain && raw && type !== 'image/svg+xml') return type;
  throw new UploadError(
    'file-invalid-type',
    plain
      ? 'The body must be one raster image as it is, with its type in Content-Type.'
      : 'The body must be the file as it is, without a Content-Encoding.',
    { params: { type } },
  );
}

function readLength(headers: Headers, maxBytes: number): number | undefined {
  const header = headers.get('content-length');
  if (header === null) return undefined;
  // Servers differ on which of the two counts, which can be used to hide requests in bodies.
  // guard: two-lengths-are-refused
  if (headers.has('transfer-encoding')) {
    throw new UploadError(
      'invalid-request',
      'A request has either Content-Length or Transfer-Encoding, not both.',
    );
  }
  const bytes = Number(header);
  if (!/^\d+$/.test(header) || !Number.isSafeInteger(bytes)) {
    throw new UploadError('invalid-request', 'Content-Length must be a whole number of bytes.');
  }
  if (bytes === 0) throw emptyFile();
  // guard: too-large-before-the-body
  if (bytes > maxBytes) throw fileTooLarge(maxBytes);
  return bytes;
}

/** @throws UploadError `invalid-request` for a key that none of our clients creates. */
export function readKey(headers: Headers): string | undefined {
  const key = headers.get(IDEMPOTENCY_KEY_HEADER);
  if (key === null) return undefined;
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new UploadError(
    'invalid-request',
    'Idempotency-Key must be 1 to 200 printable characters, preferably a UUID.',
  );
}

/**
 * Returns the options of a request, from its query and from those that the server has fixed.
 *
 * @throws UploadError `invalid-request`.
 */
export function optionsOf(
  request: Request,
  { profile, settings }: ConfiguredProvider,
): CheckedOptions {
  return checkOptions(profile, { ...sentOptions(request, { profile }), ...settings.options });
}

/** Returns the options in the query of a request, unchecked. */
export function sentOptions(
  request: Request,
  { profile }: Pick<ConfiguredProvider, 'profile'>,
): Record<string, OptionValue> {
  return readOptions(profile, new URL(request.url).searchParams);
}

/** Returns the refusal of an empty file. */
export function emptyFile(): UploadError {
  return new UploadError('file-empty', 'The file is empty.');
}

/** Returns the refusal of a file above a limit in bytes. */
export function fileTooLarge(limit: number): UploadError {
  return new UploadError('file-too-large', `The file exceeds the limit of ${limit} bytes.`, {
    params: { limit },
  });
}

// The client is gone, so this status is only for access logs.
const CLIENT_CLOSED_REQUEST = 499;

/** Returns the failure of a request whose client has disconnected. */
export function clientLeft(): UploadError {
  return new UploadError('aborted', 'The client disconnected before the upload was complete.', {
    status: CLIENT_CLOSED_REQUEST,
  });
}
