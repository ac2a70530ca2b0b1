import { takeItem, type GivenItem } from '../core/items/given-item.js';
import type { ItemStore } from '../core/items/item-store.js';
import type { UploadItem } from '../core/items/upload-item.js';
import type { JobList } from './job-list.js';
import type { ListValue } from './list-value.js';
import type { AnySettings, ListChange } from './settings.js';

/** What an app does with a list as a whole. */
export interface ListOwner {
  /** The list as the app wants it, where it owns it. */
  readonly take: (value: readonly GivenItem[]) => void;
  /** Makes the list what it was at first, unless the app owns it. */
  readonly reset: () => void;
  /** Puts an item at another place of the list; 0 is the first. */
  readonly move: (id: string, place: number) => void;
}

/** What the owner of a list works on. */
interface OwnedList {
  readonly store: ItemStore;
  readonly jobs: JobList;
  readonly listValue: ListValue;
  readonly settings: () => AnySettings;
  readonly dropAll: (ids: readonly string[], isTold?: boolean) => void;
  readonly tellChange: (reason: ListChange['reason'], item?: UploadItem) => void;
}

/** Lets an app own the list: with its `value`, by a form's reset, by moving items. */
export function createListOwner({
  dropAll,
  jobs,
  listValue,
  settings,
  store,
  tellChange,
}: OwnedList): ListOwner {
  let latestValue: readonly GivenItem[] | undefined;

  function adopt(given: GivenItem): UploadItem {
    const { options = {}, provider } = settings();
    const file = 'file' in given ? given.file : undefined;
    const job = file && jobs.adopt(given.id, file, provider, options);
    return takeItem(given, provider.name, job?.session.mayHaveArrived() ? 'unknown' : 'not-sent');
  }

  return {
    take(value) {
      if (value === latestValue) return;
      latestValue = value;
      const { added, order, removed } = listValue.compare(
        value.map(({ id }) => id),
        store.ids(),
      );
      dropAll(removed, false);
      if (order === undefined) return;
      const missing = new Set(added);
      const adopted = value.filter(({ id }) => missing.delete(id)).map(adopt);
      // A callback of what was dropped may have changed the list once more.
      const known = new Set([...store.ids(), ...added]);
      store.arrange(
        order.filter((id) => known.has(id)),
        adopted,
      );
    },
    reset() {
      const { defaultValue = [], value } = settings();
      // An app that owns the list gives what it wants after a reset.
      if (value !== undefined) return;
      dropAll(store.ids());
      if (defaultValue.length === 0) return;
      const adopted = defaultValue.map(adopt);
      store.add(adopted);
      tellChange('add', adopted.length === 1 ? adopted[0] : undefined);
    },
    move(id, place) {
      const item = store.item(id);
      if (item === undefined) return;
      const order = store.ids().filter((other) => other !== id);
      order.splice(Math.max(0, place), 0, id);
      if (order.join() === store.ids().join()) return;
      store.arrange(order);
      tellChange('reorder', item);
    },
  };
}
