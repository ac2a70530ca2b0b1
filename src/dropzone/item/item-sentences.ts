import type { UploadError } from '../../core/errors/upload-error.js';
import type { UploadItem } from '../../core/items/upload-item.js';
import type { Labels } from '../../locales/labels.js';

/** What an image is refused for, or what its upload failed with. */
export function failuresOf(item: UploadItem): readonly UploadError[] {
  if (item.status === 'rejected') return item.errors;
  return item.status === 'error' ? [item.error] : [];
}

/** What people are told about that. */
export function sentencesOf(item: UploadItem, labels: Labels): readonly string[] {
  return failuresOf(item).map(({ code, params }) => labels.errors[code](params));
}
