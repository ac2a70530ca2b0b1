import { askInTime } from '../core/ask-in-time.js';
import { LONGEST_ANSWER_MS, SHORTEST_LIFETIME_MS, type IdempotencyStore } from './options.js';
import { keyOf, TEN_MINUTES_MS, type UploadOwner } from './upload-memory.js';

/**
 * The ticket of one upload, so that whoever asks again with the same key puts the bytes at the same
 * place instead of making a second record.
 *
 * It is a help and no promise: what the store cannot do, or not in time, is left undone.
 */
export interface TicketMemory {
  /** What the store holds, whatever it is; undefined where it holds nothing. */
  readonly recall: () => Promise<unknown>;
  /** Whether the ticket will be found again. */
  readonly keep: (ticket: object) => Promise<boolean>;
  readonly forget: () => Promise<void>;
}

/** @param type The image's own type; a ticket signed for another one is of no use. */
export function createTicketMemory(
  store: IdempotencyStore,
  owner: UploadOwner,
  type: string,
): TicketMemory {
  const key = keyOf(owner, 'ticket', type);
  const write = (value: string, lifetimeMs: number) =>
    askInTime(() => store.set(key, value, lifetimeMs), LONGEST_ANSWER_MS).then(
      () => true,
      () => false,
    );
  return {
    async recall() {
      try {
        const known = await askInTime(() => store.get(key), LONGEST_ANSWER_MS);
        return known === undefined ? undefined : (JSON.parse(known) as unknown);
      } catch {
        return undefined;
      }
    },
    keep: (ticket) => write(JSON.stringify(ticket), TEN_MINUTES_MS),
    async forget() {
      await write('null', SHORTEST_LIFETIME_MS);
    },
  };
}
