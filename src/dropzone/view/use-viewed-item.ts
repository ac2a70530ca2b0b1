import { useEffect, useState, useSyncExternalStore } from 'react';
import type { UploadItem } from '../../core/items/upload-item.js';
import type { PictureSource } from '../../react/use-picture.js';
import type { Uploader } from '../../uploader/uploader.js';
import { picturesOf, type PictureVersion } from './pictures-of.js';

/** The viewed item, its index among those with pictures, and navigation to the others. */
export interface ViewedItem {
  readonly item: UploadItem | undefined;
  readonly pictures: Readonly<Partial<Record<PictureVersion, PictureSource>>>;
  /** The zero-based index among the items with pictures. */
  readonly at: number;
  /** The number of items with pictures. */
  readonly count: number;
  /** Shows the item at an index, and does nothing if the index is out of range. */
  readonly goTo: (place: number) => void;
  /** Reports a picture that can't be shown; another one replaces it. */
  readonly onMissing: (source: PictureSource) => void;
}

/**
 * Follows the viewed item, and moves on to its neighbor if it is removed or has no picture.
 *
 * @param onNone Called when no item has a picture anymore.
 */
export function useViewedItem(uploader: Uploader, first: string, onNone: () => void): ViewedItem {
  const { items, revision, subscribe } = uploader.store;
  useSyncExternalStore(subscribe, revision, revision);
  const [broken, setBroken] = useState<ReadonlySet<PictureSource>>(new Set());
  const viewable = items()
    .map((item) => ({ item, pictures: picturesOf(item, uploader, broken) }))
    .filter(({ pictures }) => Object.keys(pictures).length > 0);
  const placeOf = (id: string) => viewable.findIndex(({ item }) => item.id === id);
  const [wanted, setWanted] = useState(() => ({ id: first, place: placeOf(first), step: 1 }));
  const count = viewable.length;
  const found = placeOf(wanted.id);
  // The next item has moved up to the removed item's index.
  const neighbor = wanted.step > 0 ? wanted.place : wanted.place - 1;
  const at = found >= 0 ? found : Math.min(Math.max(neighbor, 0), count - 1);

  useEffect(() => {
    if (count === 0) onNone();
  }, [count, onNone]);

  return {
    item: viewable[at]?.item,
    pictures: viewable[at]?.pictures ?? {},
    at,
    count,
    goTo(place) {
      const target = viewable[place];
      if (target !== undefined) setWanted({ id: target.item.id, place, step: place - at });
    },
    onMissing: (source) => setBroken((known) => new Set([...known, source])),
  };
}
