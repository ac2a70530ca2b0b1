import type { UploadItem } from '../core/upload-item.js';

/** Another try may well succeed, although none is made unasked. */
const CONNECTION_CODES: ReadonlySet<string> = new Set(['network', 'offline', 'timeout', 'stalled']);

/** The label of the button for another try of an image; undefined where it would be of no use. */
export function againLabelOf(item: UploadItem): 'retry' | 'retryAnyway' | undefined {
  // Of what was uploaded earlier there is no file that could go once more.
  if (item.file === undefined) return undefined;
  if (item.status === 'canceled') return item.outcome === 'unknown' ? 'retryAnyway' : 'retry';
  if (item.status !== 'error') return undefined;
  if (item.error.code === 'outcome-unknown') return 'retryAnyway';
  const { code, retryable } = item.error;
  return retryable || CONNECTION_CODES.has(code) ? 'retry' : undefined;
}
