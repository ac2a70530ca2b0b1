import { useEffect, useState } from 'react';
import { createUploader, type Uploader } from './uploader.js';
import {
  DEFAULT_CONCURRENCY,
  type AnySettings,
  type UploaderSettings,
} from './uploader-settings.js';
import { useLatest } from './use-latest.js';
import { useUploadClient } from './use-upload-client.js';

/** One uploader for as long as the component lives. */
export function useUploader<Options extends object, Result extends object>(
  settings: UploaderSettings<Options, Result>,
): Uploader {
  // The uploader hands an item's result to the callbacks of the settings the item's provider came
  // with, so their types belong together although it does not know them.
  const readSettings = useLatest(settings as unknown as AnySettings);
  const readClient = useLatest(useUploadClient());
  const [uploader] = useState(() => createUploader(readSettings, readClient, nextFrame));
  const { concurrency = DEFAULT_CONCURRENCY } = settings;

  useEffect(() => {
    uploader.mount();
    return () => uploader.unmount();
  }, [uploader]);

  useEffect(() => {
    uploader.setConcurrency(concurrency);
  }, [uploader, concurrency]);

  return uploader;
}

function nextFrame(flush: () => void): void {
  requestAnimationFrame(flush);
}
