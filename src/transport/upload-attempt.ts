import type { CheckedOptions } from '../core/provider/provider-options.js';
import type { WaitReason } from '../core/items/upload-item.js';
import type { UploadSession } from './upload-session.js';

/** How many bytes have been sent. */
export interface TransferProgress {
  readonly loaded: number;
  readonly total: number;
  readonly bytesPerSecond?: number;
  readonly etaMs?: number;
}

/** Callbacks of an upload while it runs. */
export interface UploadListener {
  readonly onProgress?: (progress: TransferProgress) => void;
  /** All bytes have been sent; the response hasn't arrived yet. */
  readonly onSent?: () => void;
  /** @param until Milliseconds since the epoch; left out if unknown. */
  readonly onWait?: (reason: WaitReason, until?: number) => void;
}

/**
 * What an attempt waits for: the proxy's response to a ticket request or to the bytes, or a
 * storage's response.
 */
export type AttemptPhase = 'ticket' | 'proxy' | 'storage';

/** One attempt at an upload. */
export interface UploadAttempt {
  readonly session: UploadSession;
  readonly options: CheckedOptions;
  readonly signal: AbortSignal;
  /** Counts only the file's bytes. */
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
  /** The request for a ticket was sent, but none of the file's bytes. */
  readonly onAsked?: (() => void) | undefined;
  readonly onPhase?: ((phase: AttemptPhase) => void) | undefined;
}
