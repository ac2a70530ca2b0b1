/** The changes that turn the list into the app's list. */
interface ListChanges {
  /** Ids that the app has removed. */
  readonly removed: readonly string[];
  /** Ids that the app has added. */
  readonly added: readonly string[];
  /** The order that the app wants. `undefined` if it is current, or if the app has not seen that one yet. */
  readonly order: readonly string[] | undefined;
}

/** Compares an app's lists with the current one. */
export interface ListValue {
  /** Records that the app was notified of this list. */
  readonly tell: (ids: readonly string[]) => void;
  /** Records that the dropzone removed an item, which the app may not know yet. */
  readonly remove: (id: string) => void;
  readonly compare: (given: readonly string[], present: readonly string[]) => ListChanges;
}

const MOST_REMEMBERED = 100;

/**
 * Creates the comparison for an app that owns the list. The app passes the list back after each change:
 * immediately, later, or changed. An outdated list must not undo anything. An item is removed only if the
 * app had it in its list and then left it out, and an item that was removed here doesn't come back with
 * an older list.
 */
export function createListValue(): ListValue {
  /** Ids that the app had in its list. */
  const seen = new Set<string>();
  const gone = new Set<string>();
  /** Lists that the app was notified of and hasn't passed back yet. */
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
        // The app knows about the removal, so if it adds the item again, it means to.
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
        // The app doesn't know these yet.
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
  // An unchanged list is the same object.
  if (one === other) return true;
  return one.length === other.length && one.every((id, at) => id === other[at]);
}
