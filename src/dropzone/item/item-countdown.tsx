'use client';
import { useEffect, useState } from 'react';
import type { UploadItem } from '../../core/items/upload-item.js';
import { useImageUploadContext } from '../context.js';

const SECOND_MS = 1000;

/**
 * Counts down the seconds until a waiting upload continues. Renders a `<span>`, or nothing if that
 * is unknown.
 */
export function ItemCountdown({ item }: { readonly item: UploadItem }) {
  const until = item.status === 'waiting' ? item.until : undefined;
  return until === undefined ? null : <Countdown until={until} />;
}

function Countdown({ until }: { readonly until: number }) {
  const { labels } = useImageUploadContext('ItemCountdown');
  const [now, setNow] = useState(() => Date.now());
  const seconds = Math.ceil((until - now) / SECOND_MS);

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);

  return seconds > 0 ? <span>{` · ${labels.again(seconds)}`}</span> : null;
}
