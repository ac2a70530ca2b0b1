import { UploadError } from './errors/upload-error.js';

/**
 * Loads a part of the package that bundlers put in a separate chunk, once. A failed load is retried with
 * the next call because the network may be back.
 *
 * @param load Imports the part.
 * @returns Rejects with an {@link UploadError} `loading-failed`.
 */
export function loadOnce<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let part: Promise<Part> | undefined;
  return () => {
    part ??= load().catch((cause: unknown) => {
      part = undefined;
      throw new UploadError(
        'loading-failed',
        'A chunk of image-upload-dropzone could not be loaded: the network is down, or a new version of the site has replaced it. Nothing was sent; another try, or a reload of the page, may help.',
        { cause },
      );
    });
    return part;
  };
}
