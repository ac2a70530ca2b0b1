'use client';
import { useMemo, useSyncExternalStore } from 'react';
import type { ItemStore } from '../core/item-store.js';
import type { UploadTotals } from '../core/upload-totals.js';
import type { Labels } from '../locales/labels.js';
import { useImageUploadContext } from './context.js';

const QUARTERS = 4;

/**
 * Tells screen readers how the uploads go: at the start, at every quarter and at the end, not at
 * every step. Renders an `<output>` that nobody sees. Errors speak for themselves in their rows.
 */
export function Announcer() {
  const { labels, uploader } = useImageUploadContext('Announcer');
  const { store } = uploader;
  const read = useMemo(() => announcementsOf(store, labels), [store, labels]);
  const announcement = useSyncExternalStore(store.subscribe, read, () => '');

  return <output data-slot="announcer">{announcement}</output>;
}

/** A reader whose text changes only at milestones. */
function announcementsOf({ totals }: ItemStore, labels: Labels): () => string {
  let milestone = '';
  let announcement = '';
  return () => {
    const now = totals();
    const next = milestoneOf(now);
    if (next !== milestone) {
      milestone = next;
      announcement = labels.announcement(now);
    }
    return announcement;
  };
}

function milestoneOf({ active, count, failed, progress }: UploadTotals): string {
  if (count === 0) return 'empty';
  if (active === 0) return `done ${count} ${failed}`;
  return `${count} ${Math.floor(progress * QUARTERS)}`;
}
