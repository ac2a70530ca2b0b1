'use client';
import type { UploadItem } from '../../core/items/upload-item.js';
import { useImageUploadContext } from '../context.js';
import { failuresOf, sentencesOf } from './item-sentences.js';

/**
 * Says why an image was refused or failed, and what preparation did to it. In a refusal, the sentence
 * about what would be accepted is emphasized. Renders a `<p>`, or nothing.
 */
export function ItemMessage({ item }: { readonly item: UploadItem }) {
  const { classNames, labels } = useImageUploadContext('ItemMessage');
  const sentences = sentencesOf(item, labels);
  const text = [...sentences, ...(item.notes ?? [])].join(' ');
  if (text === '') return null;
  const [before, right] = item.status === 'rejected' ? lastSentenceOf(text) : [text, ''];

  return (
    <p data-slot="message" data-code={failuresOf(item)[0]?.code} className={classNames.message}>
      {before !== '' && <span>{before}</span>}
      {right !== '' && <strong>{right}</strong>}
    </p>
  );
}

/** Splits off the last sentence. A refusal first says what is wrong, and last what would be accepted. */
function lastSentenceOf(text: string): readonly [before: string, last: string] {
  const end = /^.*(?:[.!?؟]\s+|[。！？]\s*)(?=\S)/su.exec(text)?.[0] ?? '';
  return end === '' ? [text, ''] : [end, text.slice(end.length)];
}
