import { closestName } from '../core/closest-name.js';

/** Every option of `useImageUpload`. */
export const SETTING_NAMES = [
  'accept',
  'aspectRatio',
  'autoUpload',
  'capture',
  'concurrency',
  'credentials',
  'defaultValue',
  'disabled',
  'duplicates',
  'endpoint',
  'guardUnload',
  'headers',
  'http',
  'maxFiles',
  'maxHeight',
  'maxSize',
  'maxWidth',
  'minHeight',
  'minSize',
  'minWidth',
  'multiple',
  'noClick',
  'noDrag',
  'noKeyboard',
  'noPaste',
  'onCancel',
  'onError',
  'onFilesAdded',
  'onFilesRejected',
  'onProgress',
  'onRemove',
  'onSettled',
  'onSuccess',
  'onUploadStart',
  'onValueChange',
  'options',
  'prepare',
  'provider',
  'retries',
  'retryAmbiguous',
  'validate',
  'value',
] as const;

/** Returns a hint about a probably misspelled name, which has no effect, or `undefined` if there is none. */
export function misspelling(
  by: string,
  given: object,
  known: readonly string[],
): string | undefined {
  for (const name of Object.keys(given)) {
    const meant = known.includes(name) ? undefined : closestName(name, known);
    if (meant !== undefined) return `${by} has no "${name}". Did you mean "${meant}"?`;
  }
  return undefined;
}
