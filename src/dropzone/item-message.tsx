'use client';
import type { UploadError } from '../core/upload-error.js';
import type { UploadItem } from '../core/upload-item.js';
import { useImageUploadContext } from './context.js';

/** Why an image is refused or failed, and what preparation did to it. Renders a `<p>`, or nothing. */
export function ItemMessage({ item }: { readonly item: UploadItem }) {
  const { classNames, labels } = useImageUploadContext('ItemMessage');
  const errors = errorsOf(item);
  const sentences = [
    ...errors.map(({ code, params }) => labels.errors[code](params)),
    ...(item.notes ?? []),
  ];
  if (sentences.length === 0) return null;

  return (
    <p
      data-slot="message"
      data-code={errors[0]?.code}
      className={classNames.message}
      role={errors.length > 0 ? 'alert' : undefined}
    >
      {sentences.join(' ')}
    </p>
  );
}

function errorsOf(item: UploadItem): readonly UploadError[] {
  if (item.status === 'rejected') return item.errors;
  return item.status === 'error' ? [item.error] : [];
}
