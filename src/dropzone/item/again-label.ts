import type { UploadErrorCode } from '../../core/errors/error-codes.js';
import type { UploadItem } from '../../core/items/upload-item.js';

/** Another try may well succeed once a person has done something, although none is made unasked. */
const HELPED_BY_PEOPLE: ReadonlySet<UploadErrorCode> = new Set([
  'network',
  'offline',
  'timeout',
  'stalled',
  'not-a-proxy',
  'unauthorized',
]);

/** The label of the button for another try of an image; undefined where it would be of no use. */
export function againLabelOf(item: UploadItem): 'retry' | 'retryAnyway' | undefined {
  // An image that was uploaded earlier has no file to send again.
  if (item.file === undefined) return undefined;
  if (item.status === 'canceled') return item.outcome === 'unknown' ? 'retryAnyway' : 'retry';
  if (item.status !== 'error') return undefined;
  const { code, retryable } = item.error;
  if (code === 'outcome-unknown') return 'retryAnyway';
  return retryable || HELPED_BY_PEOPLE.has(code) ? 'retry' : undefined;
}
