/** The meaning of a storage's response to a presigned PUT. */
export type StorageOutcome =
  /** The storage has the bytes, no matter what the body says. */
  | 'stored'
  /** A temporary failure. The same bytes may be sent to the same place again. */
  | 'busy'
  /** The URL has expired, and a new one means another record at the vendor. */
  | 'expired'
  /** The storage will never accept this. */
  | 'refused';

/** Returns the code in an [S3 response](https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html). */
export function storageErrorCode(body: string): string | undefined {
  return /<Code>(\w+)<\/Code>/.exec(body)?.[1];
}

const TRANSIENT: ReadonlySet<number> = new Set([408, 425, 429]);

/** Interprets a response, both for a page that sends its bytes directly and for a proxy that relays them. */
export function readStorageAnswer(status: number, body: string): StorageOutcome {
  if (status >= 200 && status < 300) return 'stored';
  const code = storageErrorCode(body);
  if (status >= 500 || TRANSIENT.has(status) || code === 'RequestTimeout') return 'busy';
  if (code === 'ExpiredToken') return 'expired';
  return status === 403 && isAboutTime(code) ? 'expired' : 'refused';
}

/** A wrong signature stays wrong; any other 403 most likely means that the URL has expired. */
function isAboutTime(code: string | undefined): boolean {
  return code === undefined || code === 'AccessDenied' || code === 'RequestTimeTooSkewed';
}
