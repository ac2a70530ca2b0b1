import { useEffect, useState, useSyncExternalStore } from 'react';
import type { UploadItem } from '../../core/items/upload-item.js';
import type { PictureSource } from '../../react/use-picture.js';
import type { Uploader } from '../../uploader/uploader.js';
import { picturesOf, type PictureVersion } from './pictures-of.js';

/** The item that is viewed, its place among those that have pictures, and the ways to others. */
export interface ViewedItem {
  readonly item: UploadItem | undefined;
  readonly pictures: Readonly<Partial<Record<PictureVersion, PictureSource>>>;
  /** The place among the items with pictures; 0 is the first. */
  readonly at: number;
  /** How many items have pictures. */
  readonly count: number;
  /** Shows the item at an index, and does nothing if the index is out of range. */
  readonly goTo: (place: number) => void;
  /** Reports a picture that can't be shown: another one takes its place. */
  readonly onMissing: (source: PictureSource) => void;
}

/**
 * Follows the item that is viewed, and goes on to its neighbor if it is removed or has no picture.
 *
 * @param onNone Called when no item has a picture any more.
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
  // The next one has moved up to the place of one that is gone.
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
