import type { ApimartResult, GivenItem } from 'image-upload-dropzone';

/** A row of the dropzone, or a photo that was uploaded earlier: `{ id, name, result }`. */
export type Photo = GivenItem<ApimartResult>;

/** What the form holds. */
export interface House {
  readonly address: string;
  readonly photos: readonly Photo[];
}

/** What the form saves. */
export interface SavedHouse {
  readonly address: string;
  readonly photos: readonly string[];
}

/** `onValueChange` is called when an upload ends, so the statuses are up to date. */
export function validatePhotos(photos: readonly Photo[]): string | undefined {
  if (photos.some(isUploading)) return 'Please wait for the uploads to finish.';
  return photos.flatMap(urlOf).length > 0 ? undefined : 'Add a photo.';
}

export function urlOf(photo: Photo): string[] {
  return 'result' in photo ? [photo.result.url] : [];
}

function isUploading({ status = 'success' }: Photo): boolean {
  return !['success', 'error', 'rejected', 'canceled'].includes(status);
}
