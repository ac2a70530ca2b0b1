import { useEffect, useState, type RefObject } from 'react';
import { createTaskQueue } from '../core/task-queue.js';
import type { UploadItem } from '../core/upload-item.js';
import { createThumbnail } from '../image/thumbnail.js';

// Decoding is heavy: two at a time over the whole page keep it responsive.
const queue = createTaskQueue(2);
let lastTask = 0;

/**
 * A small bitmap of an item's image once its box has come into view; undefined until then, and where
 * there is none.
 *
 * @param size CSS pixels of the longer side.
 */
export function useThumbnail(
  { facts, file }: UploadItem,
  box: RefObject<Element | null>,
  size: number,
): ImageBitmap | undefined {
  const [thumbnail, setThumbnail] = useState<ImageBitmap>();

  useEffect(() => {
    const element = box.current;
    if (element === null || file === undefined || facts === undefined) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const task = String((lastTask += 1));
    let shown: ImageBitmap | undefined;

    const stopWatching = whenInView(element, () => {
      queue.add(task, async () => {
        if (signal.aborted) return;
        const scaled = size * devicePixelRatio;
        shown = await createThumbnail(file, { facts, size: scaled, signal });
        if (!signal.aborted) setThumbnail(shown);
        else shown?.close();
      });
    });
    return () => {
      controller.abort();
      stopWatching();
      queue.remove(task);
      shown?.close();
      setThumbnail(undefined);
    };
  }, [box, facts, file, size]);

  return thumbnail;
}

function whenInView(element: Element, act: () => void): () => void {
  if (typeof IntersectionObserver === 'undefined') {
    act();
    return () => {};
  }
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    act();
  });
  observer.observe(element);
  return () => observer.disconnect();
}
