import { useEffect, useRef, useState } from 'react';
import type { AppDecoders } from '../core/rules/app-decoders.js';
import { MOST_PIXELS } from '../image/thumbnail/decode-small.js';
import { inspectImage } from '../image/inspect.js';
import { createThumbnail, DRAWN_AS_IS } from '../image/thumbnail/thumbnail.js';
import { useBeforePaint } from './hooks/use-before-paint.js';

/** Where a picture comes from: a file, or the address of a provider's result. */
export type PictureSource = File | string;

/** Device pixels. A larger canvas would take more memory than it shows. */
const MOST = 4096;

/** A picture that can be rendered: an address, or pixels that its receiver closes once drawn. */
export type Picture = { readonly url: string } | { readonly bitmap: ImageBitmap };

/**
 * A picture as large as the window; undefined until there is one. A file that the browser can
 * draw is shown as it is, with its colors and its animation. For any other file, the JPEG inside it or
 * what the app's decoder makes of it is shown. Pictures that are no longer shown are released.
 *
 * @param onMissing Called if there is no picture.
 */
export function usePicture(
  source: PictureSource,
  decoders: () => AppDecoders,
  onMissing: () => void,
): { readonly picture: Picture | undefined; readonly onUndrawable: () => void } {
  const [picture, setPicture] = useState<Picture>();
  const [isDrawable, setDrawable] = useState(true);
  const tellMissing = useRef(onMissing);
  useBeforePaint(() => {
    tellMissing.current = onMissing;
  });

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let made: Picture | undefined;
    const make = async () => {
      const next = await pictureOf(source, decoders(), isDrawable, signal).catch(() => undefined);
      if (signal.aborted) return release(next);
      if (next === undefined) return tellMissing.current();
      made = next;
      return setPicture(next);
    };
    void make();
    return () => {
      controller.abort();
      release(made);
    };
  }, [decoders, isDrawable, source]);

  return {
    picture,
    onUndrawable() {
      if (typeof source === 'string' || !isDrawable) onMissing();
      else setDrawable(false);
    },
  };
}

async function pictureOf(
  source: PictureSource,
  decoders: AppDecoders,
  isDrawable: boolean,
  signal: AbortSignal,
): Promise<Picture | undefined> {
  if (typeof source === 'string') return { url: source };
  const facts = await inspectImage(source, { signal });
  const { height = 0, type, width = 0 } = facts;
  const pixels = width * height;
  if (isDrawable && type && DRAWN_AS_IS.has(type) && pixels > 0 && pixels <= MOST_PIXELS) {
    return { url: URL.createObjectURL(source) };
  }
  const size = Math.min(Math.max(innerWidth, innerHeight) * devicePixelRatio, MOST);
  const bitmap = await createThumbnail(source, { facts, size, decoders, signal });
  return bitmap && { bitmap };
}

function release(picture: Picture | undefined): void {
  if (picture === undefined) return;
  if ('bitmap' in picture) picture.bitmap.close();
  else if (picture.url.startsWith('blob:')) URL.revokeObjectURL(picture.url);
}
