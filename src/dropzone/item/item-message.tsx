'use client';
import type { UploadItem } from '../../core/items/upload-item.js';
import { useImageUploadContext } from '../context.js';
import { failuresOf, sentencesOf } from './item-sentences.js';

/**
 * Why an image was refused or failed, and what preparation did to it. Renders a `<p>`, or nothing.
 */
export function ItemMessage({ item }: { readonly item: UploadItem }) {
  const { classNames, labels } = useImageUploadContext('ItemMessage');
  const sentences = [...sentencesOf(item, labels), ...(item.notes ?? [])];
  if (sentences.length === 0) return null;

  return (
    <p data-slot="message" data-code={failuresOf(item)[0]?.code} className={classNames.message}>
      {sentences.join(' ')}
    </p>
  );
}
