'use client';
import { useEffect, useRef, useState } from 'react';
import { formatLabel } from '../../core/rules/image-types.js';
import { webUrl } from '../../core/web-url.js';
import type { UploadItem } from '../../core/items/upload-item.js';
import { useThumbnail } from '../../react/use-thumbnail.js';
import { useImageUploadContext } from '../context.js';

/** CSS pixels; the look may show it smaller, never larger. */
const SIZE = 64;

/**
 * A small picture of the image, or the name of its format where the browser cannot draw it. Of an image
 * that was uploaded earlier, the image itself. Renders a `<span>`. It says nothing to screen readers
 * that the file's name does not say better.
 */
export function ItemPreview({ item }: { readonly item: UploadItem }) {
  const { classNames, heicLoader } = useImageUploadContext('ItemPreview');
  const box = useRef<HTMLSpanElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const thumbnail = useThumbnail(item, box, { size: SIZE, heicLoader });
  const [broken, setBroken] = useState<string>();
  const earlier = item.file === undefined ? urlOf(item) : undefined;

  useEffect(() => {
    const element = canvas.current;
    if (element === null || thumbnail === undefined) return;
    // A closed one has no size. The canvas has its pixels already when React runs the effect again.
    if (thumbnail.width === 0) return;
    element.width = thumbnail.width;
    element.height = thumbnail.height;
    element.getContext('2d')?.drawImage(thumbnail, 0, 0);
    thumbnail.close();
  }, [thumbnail]);

  return (
    <span ref={box} data-slot="preview" className={classNames.preview} aria-hidden>
      {earlier !== undefined && earlier !== broken ? (
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
      ) : thumbnail === undefined ? (
        formatName(item)
      ) : (
        <canvas ref={canvas} data-slot="thumbnail" className={classNames.thumbnail} />
      )}
    </span>
  );
}

/** Where an image that was uploaded earlier is, if a page may show it. */
function urlOf(item: UploadItem): string | undefined {
  return item.status === 'success' ? webUrl(item.result.url) : undefined;
}

const LONGEST_EXTENSION = 4;

/** The proven format, else what the file's name calls itself, where that is short enough to show. */
function formatName({ facts, name }: UploadItem): string {
  if (facts?.type !== undefined) return formatLabel(facts.type);
  const extension = /\.(\w+)$/.exec(name)?.[1] ?? '';
  return extension.length <= LONGEST_EXTENSION ? extension.toUpperCase() : '';
}
