'use client';
import { useImageUploadContext } from '../context.js';

/** Says that a chunk that someone needs could not be loaded. Renders a `<p>`. */
export function LoadingFailed() {
  const { classNames, labels } = useImageUploadContext('LoadingFailed');
  return (
    <p role="alert" data-slot="message" data-code="loading-failed" className={classNames.message}>
      {labels.errors['loading-failed']({})}
    </p>
  );
}
