import { isErrorCode, type UploadErrorCode } from '../../core/errors/error-codes.js';
import { isRecord } from '../../core/is-record.js';
import type { AnyProvider } from '../../core/provider/provider.js';
import { UploadError } from '../../core/errors/upload-error.js';
import type { UploadResult } from '../../core/provider/upload-result.js';
import { isSameFile, type Fingerprint } from './fingerprint.js';

/** An upload with an idempotency key. */
export interface KeyedUpload {
  /** The uploader. Guessing a key doesn't reveal another subject's upload. */
  readonly subject: string | undefined;
  readonly provider: AnyProvider;
  readonly key: string;
  readonly file: Fingerprint;
}

/** The vendor's storage for the bytes. */
export interface StoredTicket {
  /** The type that the storage expects. */
  readonly type: string;
  /** Not checked yet. Stores are shared, and settings change. */
  readonly ticket: unknown;
}

/**
 * The record that is stored under a key once the vendor could have the upload. Before that, there is only
 * a claim under a separate key.
 */
export type IdempotencyRecord = { readonly file?: Fingerprint } & (
  | { readonly phase: 'committing'; readonly owner: string }
  | { readonly phase: 'ticket'; readonly ticket: StoredTicket }
  | { readonly phase: 'finished'; readonly result: UploadResult }
  | { readonly phase: 'failed'; readonly error: RememberedError }
  /** Written by an older version of the proxy, which renews it while the upload runs. */
  | { readonly phase: 'in-flight' }
);

/** A failure that is returned again unchanged. */
interface RememberedError {
  readonly code: UploadErrorCode;
  readonly message: string;
  readonly status?: number | undefined;
}

/** How long a result or a failure is remembered, in milliseconds. */
export const ANSWER_LIFETIME_MS = 600_000;

/**
 * As long as a result, plus the longest wait for the vendor's response, in milliseconds. No other attempt
 * commits before that, even if the process dies.
 */
export const COMMIT_LIFETIME_MS = 900_000;

/** Counts as no record if a store is slow to drop expired values. */
export const FREE = { phase: 'free' };

/** Returns the store's key for the record of an upload or for the claim on it. */
export function storeKey(
  { key, provider, subject }: KeyedUpload,
  ...part: readonly 'claim'[]
): string {
  // guard: records-belong-to-a-subject
  return JSON.stringify([subject ?? null, provider.name, key, ...part]);
}

/** @throws Error if the store holds something else. */
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

/** @throws Error if the store holds something else. */
export function parseClaim(value: unknown): { readonly file?: Fingerprint } | undefined {
  const file = parseFields(value)?.['file'];
  if (isFingerprint(file)) return { file };
  return parseFields(value) === undefined ? undefined : {};
}

/** Returns the fields, or `undefined` if there is nothing or only a free record. */
function parseFields(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value) || Array.isArray(value)) {
    throw new Error('The store holds something other than a record.');
  }
  return value['phase'] === 'free' || value['state'] === 'free' ? undefined : value;
}

/** @throws UploadError `key-reused` if a record or a claim is about a different upload. */
export function refuseReuse(
  known: { readonly file?: Fingerprint } | undefined,
  { file, provider }: KeyedUpload,
): void {
  // guard: reused-keys-are-refused
  if (known?.file !== undefined && !isSameFile(known.file, file)) throw keyReused(provider);
}

/** Returns the refusal of a key that was reused for a different upload. */
export function keyReused(provider: AnyProvider): UploadError {
  return new UploadError(
    'key-reused',
    'This Idempotency-Key belongs to another file, or to other options. Each file needs a key of its own.',
    { provider: provider.name },
  );
}

/** Returns the refusal while the first upload with a key is running. */
export function inProgress(provider: AnyProvider): UploadError {
  return new UploadError('in-progress', 'The same upload is under way; ask again in a second.', {
    provider: provider.name,
    retryAfterMs: 1000,
  });
}

/** Returns the failure if an instance died or lost its store after the vendor could have everything. */
export function outcomeLost({ label, name }: AnyProvider): UploadError {
  return new UploadError(
    'provider-unavailable',
    `An earlier attempt with this key may have reached ${label}, but its answer was lost.`,
    { provider: name },
  );
}

/** Restores a remembered failure. */
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
