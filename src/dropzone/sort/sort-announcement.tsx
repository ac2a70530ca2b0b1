'use client';
import { useSyncExternalStore } from 'react';
import { useImageUploadContext } from '../context.js';
import type { Sorting } from './sorting.js';

/**
 * Announces the steps of moving an image, and says how to move one. Renders an `<output>`, and hidden
 * text that describes the handles.
 */
export function SortAnnouncement({ sorting }: { readonly sorting: Sorting }) {
  const { labels } = useImageUploadContext('SortAnnouncement');
  const { announcement, subscribe } = sorting;
  const text = useSyncExternalStore(subscribe, announcement, announcement);
  return (
    <>
      <output>{text}</output>
      <p id={sorting.hintId} hidden>
        {labels.moveHint}
      </p>
    </>
  );
}
