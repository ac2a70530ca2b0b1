import { randomUuid } from '../core/random-uuid.js';
import type { Ticket } from './ticket.js';

/** What all tries of one upload share, automatic ones and those by hand. */
export interface UploadSession {
  /** The proxy makes one upload of all tries that bear it. */
  idempotencyKey: string;
  /** Where a storage waits for the bytes: putting them there twice makes no second upload. */
  ticket?: Ticket | undefined;
}

/** A session for an upload that nobody has tried yet. */
export function createUploadSession(): UploadSession {
  return { idempotencyKey: randomUuid() };
}
