/** What of a list an app has to see changed, so that it is the one it gave. */
export interface ListChanges {
  /** Ids that the app has taken out. */
  readonly removed: readonly string[];
  /** Ids that the app has put in. */
  readonly added: readonly string[];
  /** The order it wants; undefined where it is the present one, or the app has not seen that yet. */
  readonly order: readonly string[] | undefined;
}

/** Compares the lists an app gives with the one here. */
export interface ListValue {
  /** The app has been told of this list. */
  readonly tell: (ids: readonly string[]) => void;
  /** An item was removed here, and the app may not know yet. */
  readonly remove: (id: string) => void;
  readonly compare: (given: readonly string[], present: readonly string[]) => ListChanges;
}

const MOST_REMEMBERED = 100;

/**
 * An app that owns the list gives it back after each change, at once, later, or changed by itself.
 * What it gives late must undo nothing that has happened since: an item leaves only when the app has
 * had it in its list and has it there no more, and one that was removed here does not come back by an
 * echo of the time before.
 */
export function createListValue(): ListValue {
  /** Ids the app has had in its list. */
  const seen = new Set<string>();
  const gone = new Set<string>();
  /** Lists the app was told of and has not given back. */
  const told: (readonly string[])[] = [];

  return {
    tell(ids) {
      told.push(ids);
      if (told.length > MOST_REMEMBERED) told.shift();
    },
    remove(id) {
      gone.add(id);
    },
    compare(givenIds, presentIds) {
      const given = new Set(givenIds);
      const present = new Set(presentIds);
      // guard: late-lists-remove-nothing
      const missing = [...seen].filter((id) => !given.has(id));
      for (const id of missing) {
        seen.delete(id);
        // The app knows: should it put the item in again, that is meant.
        gone.delete(id);
      }
      for (const id of given) seen.add(id);
      const removed = missing.filter((id) => present.has(id));
      const added = [...given].filter((id) => !present.has(id) && !gone.has(id));

      const echo = told.findIndex((ids) => isSameOrder(ids, givenIds));
      const isLate = echo !== -1 && echo < told.length - 1;
      told.splice(0, echo === -1 ? told.length : echo + 1);

      const leaving = new Set(removed);
      const left = presentIds.filter((id) => !leaving.has(id));
      const wanted = [
        ...[...given].filter((id) => present.has(id) || !gone.has(id)),
        // The app has not heard of these yet.
        ...left.filter((id) => !given.has(id)),
      ];
      const isSame = added.length === 0 && isSameOrder(wanted, left);
      return {
        removed,
        added,
        order: isSame || (isLate && added.length === 0) ? undefined : wanted,
      };
    },
  };
}

function isSameOrder(one: readonly string[], other: readonly string[]): boolean {
  // Of a list that nobody has changed there is only one.
  if (one === other) return true;
  return one.length === other.length && one.every((id, at) => id === other[at]);
}
