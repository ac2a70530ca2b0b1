import type { UploadErrorCode } from '../../core/errors/error-codes.js';
import type { UploadItem } from '../../core/items/upload-item.js';

/** Errors that aren't retried automatically, although a retry may succeed after a person intervenes. */
const HELPED_BY_PEOPLE: ReadonlySet<UploadErrorCode> = new Set([
  'network',
  'offline',
  'timeout',
  'stalled',
  'not-a-proxy',
  'unauthorized',
]);

/** Returns the label of an image's retry button, or `undefined` if a retry is pointless. */
export function againLabelOf(item: UploadItem): 'retry' | 'retryAnyway' | undefined {
  // An image that was uploaded earlier has no file to send again.
  if (item.file === undefined) return undefined;
  if (item.status === 'canceled') return item.outcome === 'unknown' ? 'retryAnyway' : 'retry';
  if (item.status !== 'error') return undefined;
  const { code, retryable } = item.error;
  if (code === 'outcome-unknown') return 'retryAnyway';
  return retryable || HELPED_BY_PEOPLE.has(code) ? 'retry' : undefined;
}
