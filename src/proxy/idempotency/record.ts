import { isErrorCode, type UploadErrorCode } from '../../core/errors/error-codes.js';
import { isRecord } from '../../core/is-record.js';
import type { AnyProvider } from '../../core/provider/provider.js';
import { UploadError } from '../../core/errors/upload-error.js';
import type { UploadResult } from '../../core/provider/upload-result.js';
import { isSameFile, type Fingerprint } from './fingerprint.js';

/** An upload with an idempotency key. */
export interface KeyedUpload {
  /** Whose upload it is: nobody finds another's by guessing a key. */
  readonly subject: string | undefined;
  readonly provider: AnyProvider;
  readonly key: string;
  readonly file: Fingerprint;
}

/** Storage for the bytes, as a vendor has named it. */
export interface StoredTicket {
  /** The type that the storage expects. */
  readonly type: string;
  /** Unchecked: stores are shared, and settings change. */
  readonly ticket: unknown;
}

/**
 * What is stored under a key once the vendor could have the upload. Before that there is a claim only,
 * under a key of its own.
 */
export type IdempotencyRecord = { readonly file?: Fingerprint } & (
  | { readonly phase: 'committing'; readonly owner: string }
  | { readonly phase: 'ticket'; readonly ticket: StoredTicket }
  | { readonly phase: 'finished'; readonly result: UploadResult }
  | { readonly phase: 'failed'; readonly error: RememberedError }
  /** Written by an older version of the proxy, which renews it as long as the upload runs. */
  | { readonly phase: 'in-flight' }
);

/** A failure that is answered again as it was. */
interface RememberedError {
  readonly code: UploadErrorCode;
  readonly message: string;
  readonly status?: number | undefined;
}

/** How long an answer is remembered, in milliseconds. */
export const ANSWER_LIFETIME_MS = 600_000;

/**
 * As long as an answer, counted from when the vendor's answer is due at the latest: whatever becomes of
 * the process, nobody commits again before that.
 */
export const COMMIT_LIFETIME_MS = 900_000;

/** Stands for nothing where a store is slow to drop what has expired. */
export const FREE = { phase: 'free' };

/** Where a store keeps the record of an upload, or the claim on it. */
export function storeKey(
  { key, provider, subject }: KeyedUpload,
  ...part: readonly 'claim'[]
): string {
  // guard: records-belong-to-a-subject
  return JSON.stringify([subject ?? null, provider.name, key, ...part]);
}

/** @throws Error where the store holds something else. */
export function parseRecord(value: unknown): IdempotencyRecord | undefined {
  const fields = parseFields(value);
  if (fields === undefined) return undefined;
  const { error, phase, result } = fields;
  const about = parseClaim(value);
  if (isRecord(result)) return { ...about, phase: 'finished', result };
  if (isRememberedError(error)) return { ...about, phase: 'failed', error };
  if (phase === 'committing') return { ...about, phase, owner: String(fields['owner']) };
  if (phase === 'ticket' && isStoredTicket(fields['ticket'])) {
    return { ...about, phase, ticket: fields['ticket'] };
  }
  // guard: older-proxies-are-waited-for
  return { ...about, phase: 'in-flight' };
}

/** @throws Error where the store holds something else. */
export function parseClaim(value: unknown): { readonly file?: Fingerprint } | undefined {
  const file = parseFields(value)?.['file'];
  if (isFingerprint(file)) return { file };
  return parseFields(value) === undefined ? undefined : {};
}

/** Undefined where there is nothing, or what stands for nothing. */
function parseFields(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value) || Array.isArray(value)) {
    throw new Error('The store holds something else than a record.');
  }
  return value['phase'] === 'free' || value['state'] === 'free' ? undefined : value;
}

/** @throws UploadError `key-reused` where a record or a claim is about something else. */
export function refuseReuse(
  known: { readonly file?: Fingerprint } | undefined,
  { file, provider }: KeyedUpload,
): void {
  // guard: reused-keys-are-refused
  if (known?.file !== undefined && !isSameFile(known.file, file)) throw keyReused(provider);
}

/** The refusal of a key that came back with something else. */
export function keyReused(provider: AnyProvider): UploadError {
  return new UploadError(
    'key-reused',
    'This Idempotency-Key belongs to another file, or to other options. Each file needs a key of its own.',
    { provider: provider.name },
  );
}

/** The answer while the first upload with a key runs. */
export function inProgress(provider: AnyProvider): UploadError {
  return new UploadError('in-progress', 'The same upload is under way; ask again in a second.', {
    provider: provider.name,
    retryAfterMs: 1000,
  });
}

/** The answer where an instance has died, or has lost its store, after the vendor could have all of it. */
export function outcomeLost({ label, name }: AnyProvider): UploadError {
  return new UploadError(
    'provider-unavailable',
    `An earlier try with this key may have reached ${label}, but its answer was lost.`,
    { provider: name },
  );
}

/** A remembered failure, as it was. */
export function rememberedError(
  { code, message, status }: RememberedError,
  provider: AnyProvider,
): UploadError {
  return new UploadError(code, message, { provider: provider.name, status });
}

function isFingerprint(value: unknown): value is Fingerprint {
  return isRecord(value) && typeof value['digest'] === 'string';
}

function isRememberedError(value: unknown): value is RememberedError {
  return isRecord(value) && isErrorCode(value['code']) && typeof value['message'] === 'string';
}

function isStoredTicket(value: unknown): value is StoredTicket {
  return isRecord(value) && typeof value['type'] === 'string';
}
