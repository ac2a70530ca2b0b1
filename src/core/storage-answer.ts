/** What a storage's answer to a presigned PUT means. */
export type StorageOutcome =
  /** It has the bytes, whatever the answer's body says. */
  | 'stored'
  /** It failed for now; the same bytes may be put at the same place again. */
  | 'busy'
  /** The URL is no longer good, and another one means another record at the vendor. */
  | 'expired'
  /** It will never take this. */
  | 'refused';

/** The code in an [answer of S3](https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html). */
export function storageErrorCode(body: string): string | undefined {
  return /<Code>(\w+)<\/Code>/.exec(body)?.[1];
}

const TRANSIENT: ReadonlySet<number> = new Set([408, 425, 429]);

/** Reads it the same way for the page that puts its bytes there itself and for the proxy that relays them. */
export function readStorageAnswer(status: number, body: string): StorageOutcome {
  if (status >= 200 && status < 300) return 'stored';
  const code = storageErrorCode(body);
  if (status >= 500 || TRANSIENT.has(status) || code === 'RequestTimeout') return 'busy';
  if (code === 'ExpiredToken') return 'expired';
  return status === 403 && isAboutTime(code) ? 'expired' : 'refused';
}

/** A wrong signature is wrong for ever; any other 403 is, as far as anybody can tell, about time. */
function isAboutTime(code: string | undefined): boolean {
  return code === undefined || code === 'AccessDenied' || code === 'RequestTimeTooSkewed';
}
