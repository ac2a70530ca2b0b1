'use client';
import type { UploadItem } from '../../core/items/upload-item.js';
import { useImageUploadContext } from '../context.js';
import { failuresOf, sentencesOf } from './item-sentences.js';

/**
 * Why an image was refused or failed, and what preparation did to it. For a refusal, the sentence that
 * says what would be accepted is emphasized. Renders a `<p>`, or nothing.
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

/** Whatever stands before the last sentence, and the last: a refusal says first what is wrong. */
function lastSentenceOf(text: string): readonly [before: string, last: string] {
  const end = /^.*(?:[.!?؟]\s+|[。！？]\s*)(?=\S)/su.exec(text)?.[0] ?? '';
  return end === '' ? [text, ''] : [end, text.slice(end.length)];
}
