import type { UploadResult } from '../core/upload-result.js';
import { isRecord } from '../core/is-record.js';
import type { UploadTicket } from '../providers/upstream.js';
import { TEN_MINUTES_MS, keyOf, type UploadOwner } from './upload-memory.js';
import { SHORTEST_LIFETIME_MS, type IdempotencyStore } from './options.js';

/** A ticket whose URL and result have been checked. */
export interface CheckedTicket extends Pick<UploadTicket, 'put'> {
  readonly result: UploadResult;
}

/**
 * The ticket of one upload, so that whoever asks again with the same key puts the bytes at the same
 * place instead of making a second record.
 *
 * It is a help and no promise: what the store cannot do is left undone.
 */
export interface TicketMemory {
  readonly recall: () => Promise<CheckedTicket | undefined>;
  /** Whether the ticket will be found again. */
  readonly keep: (ticket: CheckedTicket) => Promise<boolean>;
  readonly forget: () => Promise<void>;
}

/** @param type The image's own type; a ticket signed for another one is of no use. */
export function createTicketMemory(
  store: IdempotencyStore,
  owner: UploadOwner,
  type: string,
): TicketMemory {
  const key = keyOf(owner, 'ticket', type);
  return {
    async recall() {
      try {
        const known: unknown = JSON.parse((await store.get(key)) ?? 'null');
        return isRecord(known) && 'put' in known ? (known as unknown as CheckedTicket) : undefined;
      } catch {
        return undefined;
      }
    },
    async keep(ticket) {
      try {
        await store.set(key, JSON.stringify(ticket), TEN_MINUTES_MS);
        return true;
      } catch {
        return false;
      }
    },
    async forget() {
      try {
        await store.set(key, 'null', SHORTEST_LIFETIME_MS);
      } catch {
        // The URL will be refused once more, and then this is tried again.
      }
    },
  };
}
