import { useEffect, useState, useSyncExternalStore } from 'react';
import { loadOnce } from '../../core/load-once.js';
import type { Labels } from '../../locales/labels.js';
import { useLatest } from '../../react/hooks/use-latest.js';
import type { Uploader } from '../../uploader/uploader.js';
import type { HeldImage, Sorting } from './sorting.js';

const loadSorting = /* @__PURE__ */ loadOnce(() => import('./create-sorting.js'));

/** Returns the sorting of a dropzone's images, once its chunk has loaded. */
export function useSorting(
  uploader: Uploader,
  labels: Labels,
  sortable: boolean,
): { readonly sorting: Sorting | undefined; readonly loading: 'failed' | 'loaded' } {
  const readLabels = useLatest(labels);
  const [sorting, setSorting] = useState<Sorting>();
  const [loading, onLoading] = useState<'failed' | 'loaded'>('loaded');
  const isMissing = sortable && sorting === undefined;

  useEffect(() => {
    if (!isMissing) return undefined;
    let isWanted = true;
    const load = async () => {
      const part = await loadSorting().catch(() => undefined);
      if (!isWanted) return;
      onLoading(part ? 'loaded' : 'failed');
      if (part) setSorting(part.createSorting({ labels: readLabels, onLoading, uploader }));
    };
    const tryAgain = () => void load();
    void load();
    addEventListener('online', tryAgain);
    return () => {
      isWanted = false;
      removeEventListener('online', tryAgain);
    };
  }, [isMissing, readLabels, uploader]);

  return { sorting: sortable ? sorting : undefined, loading };
}

/** The image that is being moved. */
export function useHeldImage(sorting: Sorting | undefined): HeldImage | undefined {
  const { held, subscribe } = sorting ?? NOT_SORTING;
  return useSyncExternalStore(subscribe, held, held);
}

const NOT_SORTING = { held: () => undefined, subscribe: () => () => {} };
