import { useEffect, useState, type RefObject } from 'react';
import { createTaskQueue } from '../core/task-queue.js';
import type { AppDecoders } from '../core/rules/app-decoders.js';
import type { ImageFacts } from '../core/rules/image-facts.js';
import type { UploadItem } from '../core/items/upload-item.js';
import { loadOnce } from '../core/load-once.js';

// Decoding is expensive: two at a time keep the page responsive.
const queue = createTaskQueue(2);
let lastTask = 0;

const loadThumbnails = /* @__PURE__ */ loadOnce(() => import('../image/thumbnail/thumbnail.js'));

/** CSS pixels: how close a box is to the view when its picture is begun, and the steps of box sizes. */
const AHEAD = 300;
const STEP = 64;

/** Device pixels. A longer side, as in a panorama, would need more memory than it is worth. */
const MOST = 4096;

/**
 * Returns a bitmap of an item's image that fills its box, decoded shortly before the box comes into view.
 * It is `undefined` until then, or if there is none. The caller closes a bitmap that it draws. One that
 * was never drawn is closed here when it is replaced or the item is no longer shown.
 *
 * @param decoders Returns the app's own decoders. It must always be the same function.
 */
export function useThumbnail(
  { facts, file }: UploadItem,
  box: RefObject<Element | null>,
  decoders: () => AppDecoders,
): ImageBitmap | undefined {
  const [thumbnail, setThumbnail] = useState<ImageBitmap>();
  const [least, setLeast] = useState(0);

  useEffect(() => {
    const element = box.current;
    if (element === null || file === undefined || facts === undefined) return undefined;
    const task = String((lastTask += 1));
    let attempt = new AbortController();
    let made: ImageBitmap | undefined;
    let side = least;

    const begin = () => {
      attempt = new AbortController();
      const { signal } = attempt;
      side = Math.max(least, sideOf(element), STEP);
      queue.add(task, async () => {
        const size = longerSide(facts, side * devicePixelRatio);
        // Without it, there is no preview.
        const part = await loadThumbnails().catch(() => undefined);
        const bitmap = await part?.createThumbnail(file, {
          facts,
          size,
          decoders: decoders(),
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
    // Rows that were scrolled past leave the queue, in favor of those in view.
    const stopWatching = watchView(element, (isInView) => (isInView ? begin() : end()));

    const stopMeasuring = watchSize(element, () => {
      if (side > 0 && sideOf(element) > side) setLeast(sideOf(element));
    });

    return () => {
      stopMeasuring();
      stopWatching();
      end();
      made?.close();
    };
  }, [box, decoders, facts, file, least]);

  return thumbnail;
}

/** Returns the longer side of a picture whose shorter side fills a box. The rest is cropped. */
function longerSide({ height = 1, width = 1 }: ImageFacts, side: number): number {
  const [shorter, longer] = width < height ? [width, height] : [height, width];
  return Math.min(Math.round((side * longer) / shorter), MOST);
}

/** Returns the longer side of a box in CSS pixels, in steps, so that small changes need no new picture. */
function sideOf(box: Element): number {
  const canvas = box.querySelector('canvas');
  if (canvas !== null && hasNaturalSize(canvas)) return 0;
  return Math.max(Math.ceil(Math.max(box.clientWidth, box.clientHeight) / STEP), 1) * STEP;
}

/** Whether the picture determines the size of its box, as in an unstyled dropzone. */
function hasNaturalSize(canvas: HTMLCanvasElement): boolean {
  return canvas.clientWidth === canvas.width && canvas.clientHeight === canvas.height;
}

function watchSize(element: Element, tell: () => void): () => void {
  if (typeof ResizeObserver === 'undefined') return () => {};
  const observer = new ResizeObserver(tell);
  observer.observe(element);
  return () => observer.disconnect();
}

/** Reports whether an element is in view or close to it, first soon and then whenever that changes. */
function watchView(element: Element, tell: (isInView: boolean) => void): () => void {
  if (typeof IntersectionObserver === 'undefined') {
    tell(true);
    return () => {};
  }
  const margin = `${AHEAD}px`;
  const observer = new IntersectionObserver(
    (entries) => tell(entries.at(-1)?.isIntersecting ?? false),
    // The latter for lists that scroll by themselves.
    { rootMargin: margin, scrollMargin: margin },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
