import type { CheckedOptions } from '../core/provider/provider-options.js';
import type { WaitReason } from '../core/items/upload-item.js';
import type { UploadSession } from './upload-session.js';

/** The progress of sending a file. */
export interface TransferProgress {
  readonly loaded: number;
  readonly total: number;
  readonly bytesPerSecond?: number;
  readonly etaMs?: number;
}

/** Callbacks of a running upload. */
export interface UploadListener {
  readonly onProgress?: (progress: TransferProgress) => void;
  /** All bytes have been sent, but the response hasn't arrived yet. */
  readonly onSent?: () => void;
  /** @param until Milliseconds since the epoch. Left out if unknown. */
  readonly onWait?: (reason: WaitReason, until?: number) => void;
}

/**
 * The response that an attempt waits for: the proxy's to a ticket request, the proxy's to the bytes, or
 * a storage's.
 */
export type AttemptPhase = 'ticket' | 'proxy' | 'storage';

/** One attempt at an upload. */
export interface UploadAttempt {
  readonly session: UploadSession;
  readonly options: CheckedOptions;
  readonly signal: AbortSignal;
  /** Counts only the file's bytes. */
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
  /** The request for a ticket was sent, but no bytes of the file. */
  readonly onAsked?: (() => void) | undefined;
  readonly onPhase?: ((phase: AttemptPhase) => void) | undefined;
}
