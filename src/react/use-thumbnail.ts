import { useEffect, useState, type RefObject } from 'react';
import { createTaskQueue } from '../core/task-queue.js';
import type { AppDecoders } from '../core/rules/app-decoders.js';
import type { ImageFacts } from '../core/rules/image-facts.js';
import type { UploadItem } from '../core/items/upload-item.js';
import { loadOnce } from '../core/load-once.js';

// Decoding is expensive: two at a time keep the page responsive.
const queue = createTaskQueue(2);
let lastTask = 0;

const loadThumbnails = /* @__PURE__ */ loadOnce(
  () => import('../image/thumbnail/thumbnail.js'),
  'waits',
);

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
    let pixels = least;

    const begin = () => {
      attempt = new AbortController();
      const { signal } = attempt;
      pixels = Math.max(least, pixelsOf(element), STEP * devicePixelRatio);
      queue.add(task, async () => {
        const size = longerSide(facts, pixels);
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
      if (pixels > 0 && pixelsOf(element) > pixels) setLeast(pixelsOf(element));
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
function longerSide({ height = 1, width = 1 }: ImageFacts, pixels: number): number {
  const [shorter, longer] = width < height ? [width, height] : [height, width];
  return Math.min(Math.round((pixels * longer) / shorter), MOST);
}

/** Returns the longer side of a box in device pixels, in steps, so that small changes need no new picture. */
function pixelsOf(box: Element): number {
  const canvas = box.querySelector('canvas');
  if (canvas !== null && hasNaturalSize(canvas)) return 0;
  const steps = Math.max(Math.ceil(Math.max(box.clientWidth, box.clientHeight) / STEP), 1);
  return steps * STEP * devicePixelRatio;
}

/** Whether the picture determines the size of its box, as in an unstyled dropzone. */
function hasNaturalSize(canvas: HTMLCanvasElement): boolean {
  return canvas.clientWidth === canvas.width && canvas.clientHeight === canvas.height;
}

function watchSize(element: Element, tell: () => void): () => void {
  // jsdom has neither.
  if (typeof ResizeObserver === 'undefined' || typeof matchMedia === 'undefined') return () => {};
  const observer = new ResizeObserver(tell);
  observer.observe(element);
  // Someone may zoom the page or move it to another screen.
  const sharper = matchMedia(`(min-resolution: ${devicePixelRatio + 0.1}dppx)`);
  sharper.addEventListener('change', tell);
  return () => {
    observer.disconnect();
    sharper.removeEventListener('change', tell);
  };
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
