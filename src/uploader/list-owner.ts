import { takeItem, type GivenItem } from '../core/items/given-item.js';
import type { UploadItem } from '../core/items/upload-item.js';
import type { AnySettings } from './settings.js';
import type { UploadList } from './upload-list.js';

/** Actions of an app on the whole list. */
export interface ListOwner {
  /** Applies the list that the app wants, if the app owns it. */
  readonly take: (value: readonly GivenItem[]) => void;
  /** Restores the initial list, unless the app owns it. */
  readonly reset: () => void;
  /** Moves an item to another place, where 0 is the first. */
  readonly move: (id: string, place: number) => void;
}

/** Lets an app control the list through its `value`, a form reset, or moving items. */
export function createListOwner(list: UploadList, settings: () => AnySettings): ListOwner {
  const { drop, jobs, store, tellChange } = list;
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
      const { added, order, removed } = list.value.compare(
        value.map(({ id }) => id),
        store.ids(),
      );
      drop(removed, false);
      if (order === undefined) return;
      const missing = new Set(added);
      const adopted = value.filter(({ id }) => missing.delete(id)).map(adopt);
      // A callback for the dropped items may have changed the list again.
      const known = new Set([...store.ids(), ...added]);
      store.arrange(
        order.filter((id) => known.has(id)),
        adopted,
      );
    },
    reset() {
      const { defaultValue = [], value } = settings();
      // An app that owns the list decides what it contains after a reset.
      if (value !== undefined) return;
      drop(store.ids());
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
      if (order.every((other, at) => other === store.ids()[at])) return;
      store.arrange(order);
      tellChange('reorder', item);
    },
  };
}
