import { useEffect, useState, type RefObject } from 'react';
import { createTaskQueue } from '../core/task-queue.js';
import type { HeicLoader } from '../core/rules/heic-loader.js';
import type { UploadItem } from '../core/items/upload-item.js';
import { loadOnce } from '../core/load-once.js';

// Decoding is expensive: two at a time keep the page responsive.
const queue = createTaskQueue(2);
let lastTask = 0;

const loadThumbnails = /* @__PURE__ */ loadOnce(() => import('../image/thumbnail/thumbnail.js'));

/**
 * A small bitmap of an item's image, decoded once its box is in view; undefined until then, or if
 * there is none. The caller closes what it draws; a bitmap that was never drawn is closed here when
 * it is replaced or the item is no longer shown.
 *
 * @param options.size CSS pixels of the longer side.
 * @param options.heicLoader Gives the app's decoder for HEIC; always the same function.
 */
export function useThumbnail(
  { facts, file }: UploadItem,
  box: RefObject<Element | null>,
  {
    heicLoader,
    size,
  }: { readonly size: number; readonly heicLoader: () => HeicLoader | undefined },
): ImageBitmap | undefined {
  const [thumbnail, setThumbnail] = useState<ImageBitmap>();

  useEffect(() => {
    const element = box.current;
    if (element === null || file === undefined || facts === undefined) return undefined;
    const task = String((lastTask += 1));
    let attempt = new AbortController();
    let made: ImageBitmap | undefined;

    const begin = () => {
      attempt = new AbortController();
      const { signal } = attempt;
      queue.add(task, async () => {
        const scaled = size * devicePixelRatio;
        // Without it, there is no preview.
        const part = await loadThumbnails().catch(() => undefined);
        const bitmap = await part?.createThumbnail(file, {
          facts,
          size: scaled,
          heic: heicLoader(),
          signal,
        });
        if (signal.aborted) return bitmap?.close();
        stopWatching();
        made = bitmap;
        return setThumbnail(bitmap);
      });
    };
    const end = () => {
      attempt.abort();
      queue.remove(task);
    };
    // Rows that are scrolled past leave the queue to those in view.
    const stopWatching = watchView(element, (isInView) => (isInView ? begin() : end()));

    return () => {
      stopWatching();
      end();
      made?.close();
    };
  }, [box, facts, file, heicLoader, size]);

  return thumbnail;
}

/** Reports whether an element is in view: soon, and whenever that changes. */
function watchView(element: Element, tell: (isInView: boolean) => void): () => void {
  if (typeof IntersectionObserver === 'undefined') {
    tell(true);
    return () => {};
  }
  const observer = new IntersectionObserver((entries) => {
    tell(entries.at(-1)?.isIntersecting ?? false);
  });
  observer.observe(element);
  return () => observer.disconnect();
}
