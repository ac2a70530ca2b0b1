'use client';
import { useEffect } from 'react';
import { tellDeveloper } from '../core/errors/developer-console.js';
import type { UploadItem } from '../core/items/upload-item.js';
import { rulesOf } from '../core/rules/upload-rules.js';
import { misspelling, SETTING_NAMES } from '../uploader/setting-names.js';
import type { DropAreaSettings } from './input/drop-area-settings.js';
import { useDropArea, type DropArea } from './input/use-drop-area.js';
import { useItems, useTotals } from './hooks/use-items.js';
import { pastes, usePaste } from './input/use-paste.js';
import { useUploader } from './use-uploader.js';
import type { Uploader } from '../uploader/uploader.js';
import type { UploaderSettings } from '../uploader/settings.js';

/**
 * The options of {@link useImageUpload}.
 *
 * @interface
 */
export type ImageUploadOptions<Options extends object, Result extends object> = UploaderSettings<
  Options,
  Result
> &
  DropAreaSettings;

/** The list and the functions of {@link useImageUpload}. */
export interface ImageUpload<Result extends object>
  extends
    Pick<Uploader, 'add' | 'upload' | 'cancel' | 'retry' | 'remove' | 'clear' | 'move'>,
    Pick<DropArea, 'open' | 'getRootProps' | 'getInputProps' | 'drag' | 'notice'> {
  /** The items in their order. Each is a union on its `status`. */
  readonly items: readonly UploadItem<Result>[];
  /** Whether any item is still going to change on its own. */
  readonly isUploading: boolean;
  /** The progress of all items together, 0 to 1, weighted by bytes. */
  readonly progress: number;
  /** The speed of all uploads together, in bytes per second, or `undefined` until it is known. */
  readonly bytesPerSecond: number | undefined;
  /** Milliseconds until everything is sent at that speed, or `undefined` until it is known. */
  readonly etaMs: number | undefined;
}

/**
 * The dropzone's whole behavior, without its look.
 *
 * @example
 * const { items, getRootProps, getInputProps, open } = useImageUpload({ provider: apimart });
 */
export function useImageUpload<Options extends object, Result extends object>(
  options: ImageUploadOptions<Options, Result>,
): ImageUpload<Result> {
  const uploader = useUploader(options, 'useImageUpload');
  const area = useDropArea(uploader.add, rulesOf(options.provider, options), options);
  usePaste(area.rootRef, uploader.add, pastes(options));
  useEffect(() => {
    try {
      if (process.env.NODE_ENV !== 'production')
        tellDeveloper('props', () => misspelling('useImageUpload', options, SETTING_NAMES));
    } catch {}
  }, [options]);
  return useUploadState(uploader, area);
}

/** Returns a list of uploads and its drop area. Re-renders after every change. */
export function useUploadState<Result extends object>(
  { add, cancel, clear, move, remove, retry, store, upload }: Uploader,
  { drag, getInputProps, getRootProps, notice, open }: DropArea,
): ImageUpload<Result> {
  const items = useItems(store) as readonly UploadItem<Result>[];
  const { active, bytesPerSecond, etaMs, progress } = useTotals(store);
  return {
    items,
    add,
    upload,
    cancel,
    retry,
    remove,
    clear,
    move,
    isUploading: active > 0,
    progress,
    bytesPerSecond,
    etaMs,
    open,
    getRootProps,
    getInputProps,
    drag,
    notice,
  };
}
