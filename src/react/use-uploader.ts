import { useEffect, useState } from 'react';
import { requireProvider } from '../core/provider/require-provider.js';
import { createFlushSchedule } from '../uploader/flush-schedule.js';
import { guardUnload } from '../uploader/guard-unload.js';
import { createUploader, type Uploader } from '../uploader/uploader.js';
import {
  DEFAULT_CONCURRENCY,
  type AnySettings,
  type UploaderSettings,
} from '../uploader/settings.js';
import { prepareEngine } from '../uploader/load-engine.js';
import { useBeforePaint } from './hooks/use-before-paint.js';
import { useIdle } from './hooks/use-idle.js';
import { useLatest } from './hooks/use-latest.js';
import { useUploadClient } from './use-upload-client.js';

/**
 * Returns one uploader for the lifetime of the component.
 *
 * @param by The name of the component or hook for error messages.
 */
export function useUploader<Options extends object, Result extends object>(
  settings: UploaderSettings<Options, Result>,
  by: string,
): Uploader {
  requireProvider(by, settings.provider);
  // The uploader passes an item's result to the callbacks that came with the item's provider, so
  // their types match, although the uploader doesn't know them.
  const anySettings = settings as unknown as AnySettings;
  const readSettings = useLatest(anySettings);
  const readClient = useLatest(useUploadClient());
  const [uploader] = useState(() => {
    const created = createUploader(readSettings, readClient, createFlushSchedule());
    created.take(anySettings.value ?? anySettings.defaultValue ?? []);
    return created;
  });
  const { concurrency = DEFAULT_CONCURRENCY, guardUnload: isGuarded = false } = settings;
  const { value } = anySettings;

  useEffect(() => {
    uploader.mount();
    return () => uploader.unmount();
  }, [uploader]);

  useBeforePaint(() => {
    if (value !== undefined) uploader.take(value);
  }, [uploader, value]);

  useEffect(() => {
    uploader.setConcurrency(concurrency);
  }, [uploader, concurrency]);

  useEffect(() => (isGuarded ? guardUnload(uploader.store) : undefined), [uploader, isGuarded]);

  useIdle(prepareEngine);

  return uploader;
}
