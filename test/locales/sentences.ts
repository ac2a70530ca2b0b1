import { ERROR_CODES, type UploadErrorCode } from '../../src/core/errors/error-codes.js';
import {
  UploadError,
  URL_EXPIRED,
  type UploadErrorParams,
} from '../../src/core/errors/upload-error.js';
import type { ItemState } from '../../src/core/items/upload-item.js';
import type { UploadTotals } from '../../src/core/items/upload-totals.js';
import type { Labels } from '../../src/locales/labels.js';

/** Every error code. */
export const CODES = Object.keys(ERROR_CODES) as UploadErrorCode[];

/** Facts as the checks, the preparation and the proxy give them. */
export const FACTS: Partial<Record<UploadErrorCode, readonly UploadErrorParams[]>> = {
  'file-invalid-type': [
    { type: 'image/heic', types: ['image/jpeg', 'image/png'], reason: 'not-decodable' },
    { type: 'application/pdf', types: ['image/png'] },
    { type: '' },
  ],
  'file-type-mismatch': [{ type: 'image/png' }],
  'file-too-large': [
    { limit: 20_971_520 },
    { limit: 1_000_000, reason: 'animated' },
    { reason: 'canvas-blocked' },
  ],
  'file-too-small': [{ limit: 1500 }],
  'too-many-files': [{ limit: 1 }, { limit: 2 }, { limit: 3 }, { limit: 11 }, { limit: 100 }],
  'image-too-small': [
    { minWidth: 800, minHeight: 600 },
    { minHeight: 600 },
    { reason: 'size-unknown' },
  ],
  'image-too-large': [
    { maxWidth: 4000, maxHeight: 3000 },
    { maxWidth: 4000, reason: 'too-many-pixels' },
  ],
  'image-aspect-ratio': [{ aspectRatio: '16:9' }, { aspectRatio: '1.7777' }],
  'not-a-proxy': [{ reason: 'redirected' }, { reason: 'gateway' }, { reason: 'no-endpoint' }],
  'outcome-unknown': [
    { reason: URL_EXPIRED },
    { cause: 'bad-response' },
    { cause: 'not-a-proxy', reason: 'redirected' },
  ],
};

/** Every state that has its own words. */
export const STATES: Readonly<Record<string, ItemState>> = {
  checking: { status: 'checking' },
  rejected: { status: 'rejected', errors: [] },
  queued: { status: 'queued', waitsFor: 'slot' },
  'queued for a person': { status: 'queued', waitsFor: 'person' },
  preparing: { status: 'preparing' },
  uploading: { status: 'uploading', loaded: 1, total: 2, progress: 0.5 },
  processing: { status: 'processing', progress: 0.99 },
  offline: { status: 'waiting', reason: 'offline', progress: 0 },
  'rate limited': { status: 'waiting', reason: 'rate-limited', until: 1, progress: 0 },
  'backing off': { status: 'waiting', reason: 'backoff', until: 1, progress: 0 },
  success: { status: 'success', result: { url: 'https://example.com/a.jpg' } },
  failed: { status: 'error', error: new UploadError('network', '') },
  'perhaps arrived': { status: 'error', error: new UploadError('outcome-unknown', '') },
  'expired URL': {
    status: 'error',
    error: new UploadError('outcome-unknown', '', { params: { reason: URL_EXPIRED } }),
  },
  canceled: { status: 'canceled', outcome: 'not-sent' },
  'canceled too late': { status: 'canceled', outcome: 'unknown' },
};

/** Returns the totals of some images, all of them done by default. */
export function totalsOf(count: number, others: Partial<UploadTotals> = {}): UploadTotals {
  const all = { active: 0, failed: 0, rejected: 0, progress: 1, count, results: count };
  return { ...all, succeeded: count - (others.failed ?? 0), ...others };
}

/** Returns what the labels say in real situations, by subject. */
export function sentencesOf(labels: Labels): Map<string, string> {
  const said = new Map<string, string>();
  for (const [key, value] of Object.entries(labels)) {
    if (typeof value === 'string') said.set(key, value);
  }
  for (const multiple of [true, false]) {
    said.set(`choose ${multiple}`, labels.choose(multiple));
    said.set(`drop ${multiple}`, labels.drop(multiple));
    said.set(`dropOrPaste ${multiple}`, labels.dropOrPaste(multiple));
  }
  said.set('limits', labels.limits({ types: ['image/jpeg', 'image/png'], maxBytes: 2e7 }));
  said.set('progress', labels.progress('cat.jpg'));
  said.set('action', labels.action(labels.cancel, 'cat.jpg'));
  said.set('alert', labels.alert('cat.jpg', labels.errors['file-empty']({})));
  for (const count of [1, 2, 7]) {
    const names = Array.from({ length: count }, (_, at) => `${at}.jpg`);
    said.set(`rejectedFiles ${count}`, labels.rejectedFiles(names));
    said.set(`failedUploads ${count}`, labels.failedUploads(names));
  }
  for (const [name, state] of Object.entries(STATES)) {
    said.set(`status ${name}`, labels.status(state, 'APIMart'));
  }
  for (const count of [1, 2, 3, 11, 100, 1_000_000]) {
    const failed = totalsOf(count, { failed: 1 });
    said.set(`again ${count}`, labels.again(count));
    said.set(`remaining ${count}`, labels.remaining(count));
    said.set(`dropImages ${count}`, labels.dropImages(count));
    said.set(`retryFailed ${count}`, labels.retryFailed(count));
    said.set(`uploading ${count}`, labels.announcement({ ...failed, active: 1, progress: 0.5 }));
    said.set(`uploaded ${count}`, labels.announcement(totalsOf(count)));
    said.set(`uploaded, but for one, ${count}`, labels.announcement(failed));
    said.set(`summary ${count}`, labels.summary(totalsOf(count)));
    said.set(`summary but for one, ${count}`, labels.summary(failed));
    said.set(`refused ${count}`, labels.summary(totalsOf(1, { rejected: count })));
  }
  for (const code of CODES) {
    for (const [index, params] of [{}, ...(FACTS[code] ?? [])].entries()) {
      said.set(`${code} ${index}`, labels.errors[code](params));
    }
  }
  return said;
}
