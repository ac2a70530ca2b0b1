import type { CheckedOptions } from '../core/provider/provider-options.js';
import type { WaitReason } from '../core/items/upload-item.js';
import type { UploadSession } from './upload-session.js';

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

/** Whose answer an attempt waits for: the proxy's to a question for a ticket or to the bytes, or a storage's. */
export type AttemptPhase = 'ticket' | 'proxy' | 'storage';

/** One try of one upload. */
export interface UploadAttempt {
  readonly session: UploadSession;
  readonly options: CheckedOptions;
  readonly signal: AbortSignal;
  /** Of the file's own bytes. */
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
  /** The request for a ticket has left; none of the file's bytes has. */
  readonly onAsked?: (() => void) | undefined;
  readonly onPhase?: ((phase: AttemptPhase) => void) | undefined;
}
