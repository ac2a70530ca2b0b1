import { isOffline, onceOnline } from './connectivity.js';
import { UploadError } from './errors/upload-error.js';

/**
 * Loads a part of the package that bundlers put in a separate chunk, once. A failed load is retried with
 * the next call because the network may be back. While the browser is offline, nothing is requested:
 * Chromium remembers that a module couldn't be fetched, and never requests it again.
 *
 * @param load Imports the part.
 * @param whileOffline What a call does while the browser is offline.
 * @returns Rejects with an {@link UploadError} `loading-failed`.
 */
export function loadOnce<Part>(
  load: () => Promise<Part>,
  whileOffline: 'fails' | 'waits' = 'fails',
): () => Promise<Part> {
  let part: Promise<Part> | undefined;
  async function loadOnline(): Promise<Part> {
    if (isOffline()) {
      if (whileOffline === 'fails') throw new TypeError('The browser is offline.');
      await new Promise<void>(onceOnline);
    }
    return load();
  }
  return () => {
    part ??= loadOnline().catch((cause: unknown) => {
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
