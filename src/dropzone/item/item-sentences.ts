import type { UploadError } from '../../core/errors/upload-error.js';
import type { UploadItem } from '../../core/items/upload-item.js';
import type { Labels } from '../../locales/labels.js';

/** Returns the errors for which an image was refused or its upload failed. */
export function failuresOf(item: UploadItem): readonly UploadError[] {
  if (item.status === 'rejected') return item.errors;
  return item.status === 'error' ? [item.error] : [];
}

/** Returns the sentences about these errors. */
export function sentencesOf(item: UploadItem, labels: Labels): readonly string[] {
  return failuresOf(item).map(({ code, params }) => labels.errors[code](params));
}
