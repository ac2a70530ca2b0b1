'use client';
import { useMemo, useSyncExternalStore } from 'react';
import type { ItemStore } from '../../core/items/item-store.js';
import type { ItemIn, UploadItem } from '../../core/items/upload-item.js';
import { useImageUploadContext } from '../context.js';

/** Holds the form values of the uploaded images. Renders a hidden `<input>` for each, in order. */
export function FormValue({ name }: { readonly name: string }) {
  const { disabled, field, uploader } = useImageUploadContext('FormValue');
  const { form, toFormValue = valueOf } = field;
  const succeeded = useSucceeded(uploader.store);

  return succeeded.map((item) => (
    <input
      key={item.id}
      type="hidden"
      disabled={disabled}
      {...{ form, name }}
      value={toFormValue(item)}
    />
  ));
}

function valueOf({ result }: ItemIn<'success'>): string {
  return result.url ?? result.orderId ?? '';
}

/** Re-renders only when an uploaded image is added, removed or moved. */
function useSucceeded(store: ItemStore): readonly ItemIn<'success'>[] {
  const read = useMemo(() => succeededOf(store), [store]);
  return useSyncExternalStore(store.subscribeAtOnce, read, read);
}

function succeededOf({ count, ids, items }: ItemStore): () => readonly ItemIn<'success'>[] {
  let latest: readonly ItemIn<'success'>[] = [];
  let seen: { readonly ids: readonly string[]; readonly count: number } | undefined;
  return () => {
    const [order, results] = [ids(), count('success')];
    // An item never loses its result, so the list doesn't need to be searched each time.
    if (seen?.ids === order && seen.count === results) return latest;
    seen = { ids: order, count: results };
    const now = items().filter(isSuccess);
    const isSame = now.length === latest.length && now.every((item, at) => item === latest[at]);
    if (!isSame) latest = now;
    return latest;
  };
}

function isSuccess(item: UploadItem): item is ItemIn<'success'> {
  return item.status === 'success';
}
