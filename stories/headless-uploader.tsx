import type { CSSProperties } from 'react';
import { apimart, useImageUpload, type ApimartOptions, type ApimartResult } from '../src/index.js';
import type { ImageUploadOptions, UploadErrorCode, UploadItem } from '../src/index.js';

type Options = Omit<ImageUploadOptions<ApimartOptions, ApimartResult>, 'provider'>;

const SENTENCES: Partial<Record<UploadErrorCode, string>> = {
  'file-invalid-type': "We can't use this file.",
  'file-too-large': 'This picture is too large.',
  'outcome-unknown': 'It may have been uploaded already.',
};

/** A list of uploads in which every element is the app's own. */
export function HeadlessUploader(options: Options) {
  const { cancel, getInputProps, getRootProps, isUploading, items, open, progress, remove, retry } =
    useImageUpload({ provider: apimart, ...options });

  return (
    <section {...getRootProps({ role: 'group', 'aria-label': 'Pictures', style: FRAME })}>
      <input {...getInputProps({ 'aria-hidden': true, 'aria-label': 'Pictures' })} />
      <p>
        <button type="button" onClick={open}>
          Add pictures
        </button>{' '}
        {isUploading && `${Math.floor(progress * 100)}% of all`}
      </p>
      <ul style={LIST}>
        {items.map((item) => (
          <li key={item.id} data-status={item.status}>
            {item.name}: {wordsFor(item)}{' '}
            {item.status === 'uploading' && (
              <button type="button" onClick={() => cancel(item.id)}>
                Stop {item.name}
              </button>
            )}
            {item.status === 'error' && item.error.retryable && (
              <button type="button" onClick={() => retry(item.id)}>
                Retry {item.name}
              </button>
            )}
            {!isUploading && (
              <button type="button" onClick={() => remove(item.id)}>
                Forget {item.name}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The compiler knows the fields of each status. */
function wordsFor(item: UploadItem<ApimartResult>): string {
  switch (item.status) {
    case 'uploading':
      return `${Math.floor(item.progress * 100)}%`;
    case 'success':
      return `is at ${item.result.url}`;
    case 'error':
      return SENTENCES[item.error.code] ?? 'It could not be uploaded.';
    case 'rejected':
      return SENTENCES[item.errors[0]!.code] ?? 'It cannot be used.';
    case 'canceled':
      return 'stopped';
    default:
      return 'wait …';
  }
}

const FRAME: CSSProperties = { padding: 16, border: '2px dashed' };
const LIST: CSSProperties = { display: 'grid', gap: 8, overflowWrap: 'anywhere' };
