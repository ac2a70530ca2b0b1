'use client';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { formatLabel } from '../../core/rules/image-types.js';
import { webUrl } from '../../core/web-url.js';
import type { UploadItem } from '../../core/items/upload-item.js';
import { useThumbnail } from '../../react/use-thumbnail.js';
import { useImageUploadContext } from '../context.js';
import { rovingTabindexRef } from '../view/roving-tabindex-ref.js';

/**
 * A thumbnail of an image, or its format's name if the browser can't draw it. An image that was uploaded
 * earlier is shown itself. Renders a `<span>`, with the picture in a `<button>` if it opens a larger
 * view; otherwise it is hidden from screen readers, since the file name says more.
 */
export function ItemPreview({ item, name }: { readonly item: UploadItem; readonly name: string }) {
  const { classNames, decoders, labels, view } = useImageUploadContext('ItemPreview');
  const box = useRef<HTMLSpanElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const thumbnail = useThumbnail(item, box, decoders);
  const [broken, setBroken] = useState<string>();
  const earlier = item.file === undefined ? urlOf(item) : undefined;
  let picture: ReactElement | undefined;

  useEffect(() => {
    const element = canvas.current;
    if (element === null || thumbnail === undefined) return;
    // A closed bitmap has no size: React ran the effect again, and the canvas already has the pixels.
    if (thumbnail.width === 0) return;
    element.width = thumbnail.width;
    element.height = thumbnail.height;
    element.getContext('2d')?.drawImage(thumbnail, 0, 0);
    thumbnail.close();
  }, [thumbnail]);

  if (earlier !== undefined && earlier !== broken) {
    picture = (
      <img
        data-slot="thumbnail"
        className={classNames.thumbnail}
        src={earlier}
        alt=""
        draggable={false}
        loading="lazy"
        decoding="async"
        onError={() => setBroken(earlier)}
      />
    );
  } else if (thumbnail !== undefined) {
    picture = <canvas ref={canvas} data-slot="thumbnail" className={classNames.thumbnail} />;
  }

  return (
    <span
      ref={box}
      data-slot="preview"
      className={classNames.preview}
      aria-hidden={!(picture && view) || undefined}
    >
      {picture && view ? (
        <button
          ref={rovingTabindexRef}
          type="button"
          // The larger view finds the button by this when it closes.
          value={item.id}
          data-slot="view"
          className={classNames.view}
          aria-label={labels.action(labels.view, name)}
          aria-haspopup="dialog"
          onClick={() => view(item.id)}
        >
          {picture}
        </button>
      ) : (
        (picture ?? formatName(item))
      )}
    </span>
  );
}

/** Returns the URL of an image that was uploaded earlier, if a page may show it. */
function urlOf(item: UploadItem): string | undefined {
  return item.status === 'success' ? webUrl(item.result.url) : undefined;
}

const LONGEST_EXTENSION = 4;

/** Returns the proven format, or else the file's extension if it is short enough to show. */
function formatName({ facts, name }: UploadItem): string {
  if (facts?.type !== undefined) return formatLabel(facts.type);
  const extension = /\.(\w+)$/.exec(name)?.[1] ?? '';
  return extension.length <= LONGEST_EXTENSION ? extension.toUpperCase() : '';
}
