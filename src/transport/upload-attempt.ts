import type { CheckedOptions } from '../core/provider-options.js';
import { randomUuid } from '../core/random-uuid.js';
import type { WaitReason } from '../core/upload-item.js';
import type { UploadResult } from '../core/upload-result.js';

/** A storage that waits for the bytes, and what the upload is worth once they are there. */
export interface Ticket {
  readonly url: string;
  /** Names in lower case. The storage was told of these and takes no others. */
  readonly headers: Readonly<Record<string, string>>;
  readonly result: UploadResult;
}

/** What all tries of one upload share, automatic ones and those by hand. */
export interface UploadSession {
  /** The proxy makes one upload of all tries that bear it. */
  idempotencyKey: string;
  /** Where a storage waits for the bytes: putting them there twice makes no second upload. */
  ticket?: Ticket | undefined;
  /** Whether a storage has got bytes without an answer that says what became of them. */
  lostAnswer?: boolean;
  /** Whether the vendor may have it: all of it has left, and nobody has said that it came to nothing. */
  mayHaveArrived?: boolean;
}

/** A session for an upload that nobody has tried yet. */
export function createUploadSession(): UploadSession {
  return { idempotencyKey: randomUuid() };
}

/** Bytes on their way. */
export interface TransferProgress {
  readonly loaded: number;
  readonly total: number;
  readonly bytesPerSecond?: number;
  readonly etaMs?: number;
}

/** What an upload tells while it runs. */
export interface UploadListener {
  readonly onProgress?: (progress: TransferProgress) => void;
  /** All bytes are sent; the answer is not there yet. */
  readonly onSent?: () => void;
  /** @param until Milliseconds since the epoch; left out where nobody knows. */
  readonly onWait?: (reason: WaitReason, until?: number) => void;
}

/** One try of one upload. */
export interface UploadAttempt {
  readonly session: UploadSession;
  readonly options: CheckedOptions;
  readonly signal: AbortSignal;
  /** Of the file's own bytes. */
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
  /** The request for a ticket has left; none of the file's bytes has. */
  readonly onAsked?: (() => void) | undefined;
  /** From now on the failures are those of a storage. */
  readonly onTicket?: (() => void) | undefined;
}
