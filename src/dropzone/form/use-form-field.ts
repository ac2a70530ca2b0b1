import { useEffect, useSyncExternalStore, type RefObject } from 'react';
import type { ItemStore } from '../../core/items/item-store.js';
import { useImageUploadContext } from '../context.js';

/** `busy` while images are still uploading and a submitted form would lack them. */
type FieldState = 'empty' | 'busy' | 'filled';

/**
 * Makes the file input stand for the whole dropzone in its form: a missing required image or a running
 * upload blocks submission with the browser's validation message, and a form reset resets the list.
 */
export function useFormField(input: RefObject<HTMLInputElement | null>) {
  const { field, labels, uploader } = useImageUploadContext('ImageUploadZone');
  const { form, name, required = false } = field;
  const takesPart = name !== undefined || required;
  const state = useFieldState(uploader.store);
  const complaint = takesPart && state === 'busy' ? labels.stillUploading : '';

  useEffect(() => {
    input.current?.setCustomValidity(complaint);
  }, [input, complaint]);

  useEffect(() => {
    // The form may change with the `form` prop; the document or shadow root doesn't.
    const root = takesPart ? input.current?.getRootNode() : undefined;
    const reset = (event: Event) => {
      if (event.target !== input.current?.form) return;
      // The app may prevent the reset after this listener has run.
      queueMicrotask(() => {
        if (!event.defaultPrevented) uploader.reset();
      });
    };
    root?.addEventListener('reset', reset);
    return () => root?.removeEventListener('reset', reset);
  }, [input, takesPart, uploader]);

  return { takesPart, form, required: required && state === 'empty' };
}

function useFieldState({ subscribeAtOnce, totals }: ItemStore): FieldState {
  const read = (): FieldState => {
    const { active, results } = totals();
    if (active > 0) return 'busy';
    return results > 0 ? 'filled' : 'empty';
  };
  return useSyncExternalStore(subscribeAtOnce, read, read);
}
