import { formatLabel, isImageType } from '../core/image-types.js';
import { URL_EXPIRED, type UploadErrorParams } from '../core/upload-error.js';
import type { ItemState } from '../core/upload-item.js';
import { createFormatters } from './format.js';
import type { Labels } from './labels.js';

// Of the English ones, this joins a list as we write it: "PNG, WebP or GIF".
const { formats, limit, percent, size } = createFormatters('en-GB');

/** English. */
export const en: Labels = {
  choose: (multiple) => (multiple ? 'Choose images' : 'Choose an image'),
  drop: (multiple) => (multiple ? 'or drop them here' : 'or drop it here'),
  dropNow: 'Drop to upload',
  dropRefused: 'This is not taken here',
  limits: ({ maxBytes, types }) =>
    maxBytes === undefined ? formats(types) : `${formats(types)}, up to ${limit(maxBytes)}`,
  list: 'Images',
  unnamed: 'Unnamed image',
  size,
  status,
  again: (seconds) =>
    seconds < 120 ? `again in ${seconds} s` : `again in ${Math.ceil(seconds / 60)} min`,
  stillUploading: 'Wait until your images are uploaded.',
  progress: (name) => `Upload of ${name}`,
  retry: 'Try again',
  retryAnyway: 'Try again anyway',
  cancel: 'Cancel',
  remove: 'Remove',
  action: (verb, name) => `${verb}: ${name}`,
  announcement: ({ active, count, failed, progress, succeeded }) => {
    if (count === 0) return '';
    if (active > 0) return `Uploading ${images(count)}, ${percent(progress)} done.`;
    const done = `${succeeded} of ${images(count)} uploaded.`;
    return failed > 0 ? `${done} ${failed} failed.` : done;
  },
  errors: {
    'file-invalid-type': (params) => {
      const type = text(params, 'type');
      const taken = list(params, 'types');
      const what = isImageType(type)
        ? `${formatLabel(type)} is not taken here.`
        : 'This file is no image that is taken here.';
      const sentence = taken.length > 0 ? `${what} Choose ${formats(taken)}.` : what;
      return withReason(sentence, params);
    },
    'file-type-mismatch': (params) =>
      `This file is not really ${formatLabel(text(params, 'type')) || 'an image'}. It may be damaged or misnamed.`,
    'file-too-large': (params) =>
      withReason(
        typeof params['limit'] === 'number'
          ? `This file is too large: at most ${limit(params['limit'])} are taken.`
          : 'This file is too large for the server.',
        params,
      ),
    'file-too-small': (params) =>
      typeof params['limit'] === 'number'
        ? `This file is too small: at least ${size(params['limit'])} are needed.`
        : 'This file is too small.',
    'file-empty': () => 'This file is empty.',
    'too-many-files': (params) =>
      typeof params['limit'] === 'number'
        ? `Only ${params['limit']} can be chosen. Remove one first.`
        : 'These are too many files. Remove one first.',
    'duplicate-file': () => 'This image is in the list already.',
    'is-directory': () => 'This is a folder. Choose the images inside it.',
    'file-unreadable': () =>
      'This file cannot be read. It may have been changed, moved or deleted; choose it anew.',
    'image-too-small': (params) =>
      `This image has too few pixels${wanted(params, 'at least', 'minWidth', 'minHeight')}.`,
    'image-too-large': (params) =>
      withReason(
        `This image has too many pixels${wanted(params, 'at most', 'maxWidth', 'maxHeight')}.`,
        params,
      ),
    'image-aspect-ratio': (params) => {
      const ratio = text(params, 'aspectRatio');
      return `This image has the wrong proportions${/:/.test(ratio) ? `: ${ratio} are asked for` : ''}.`;
    },
    'image-corrupt': () => 'This image is damaged.',
    custom: (params) => text(params, 'sentence') || 'This file is not taken here.',
    'file-changed': () => 'This file has changed since it was chosen. Choose it anew.',
    aborted: () => 'Canceled.',
    network: () => 'The connection failed. Check it and try again.',
    offline: () => 'You are offline. Try again when you are back online.',
    timeout: () => 'The server did not answer in time.',
    stalled: () => 'The upload came to a standstill.',
    'outcome-unknown': (params) =>
      isUrlExpired(params)
        ? 'The time for this upload has run out. Another try makes a second entry at the service.'
        : 'The connection was lost before the answer. It may have arrived; another try could make a second one.',
    unauthorized: () => 'You are not signed in. Sign in and try again.',
    forbidden: () => 'You may not upload here.',
    'token-expired': () => 'Your permission to upload has expired. Reload the page.',
    'token-used': () => 'This permission to upload has been used. Reload the page.',
    'in-progress': () => 'This image is being uploaded already.',
    'rate-limited': () => 'Too many uploads just now. Wait a moment and try again.',
    'quota-exceeded': () => 'The service is out of credit. Tell the owner of this site.',
    'upstream-auth': () => 'This site is not set up rightly. Tell its owner.',
    'provider-rejected': () => 'The service refused this image.',
    'provider-unavailable': () => 'The service is not available. Try again later.',
    'upstream-timeout': () => 'The service did not answer in time.',
    'bad-response': () => 'The service answered something unexpected.',
    'upstream-redirect': () => 'The service answered something unexpected.',
    'upload-url-refused': () => 'The service answered something unexpected.',
    'incomplete-body': () => 'The upload broke off. Try again.',
    'client-timeout': () => 'The upload was too slow. Try again.',
    'invalid-request': () => 'The upload was not understood. Tell the owner of this site.',
    'body-already-read': () => 'This site is not set up rightly. Tell its owner.',
    'not-found': () => 'This site is not set up rightly. Tell its owner.',
    'method-not-allowed': () => 'This site is not set up rightly. Tell its owner.',
    'proxy-unavailable': () => 'Uploads are not possible just now. Try again later.',
  },
};

function images(count: number): string {
  return count === 1 ? '1 image' : `${count} images`;
}

const REASONS = {
  offline: 'Waiting for the network',
  'rate-limited': 'Waiting: many uploads just now',
  backoff: 'Waiting to try again',
};

function status(state: ItemState, provider: string): string {
  switch (state.status) {
    case 'checking':
      return 'Checking';
    case 'rejected':
      return 'Not taken';
    case 'queued':
      return 'Waiting';
    case 'preparing':
      return 'Preparing';
    case 'uploading':
      return percent(state.progress);
    case 'processing':
      return `Waiting for ${provider}`;
    case 'waiting':
      return REASONS[state.reason];
    case 'success':
      return 'Uploaded';
    case 'error':
      return state.error.code === 'outcome-unknown' && !isUrlExpired(state.error.params)
        ? 'It may have arrived'
        : 'Failed';
    case 'canceled':
      return state.outcome === 'unknown' ? 'Canceled, but it may have arrived' : 'Canceled';
    default:
      return state satisfies never;
  }
}

/** The file has not arrived, but there is a record of it. */
function isUrlExpired(params: UploadErrorParams): boolean {
  return params['reason'] === URL_EXPIRED;
}

function text(params: UploadErrorParams, name: string): string {
  const value = params[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const WHY_NOT_MENDED: Readonly<Record<string, string>> = {
  animated: 'Changing it would keep only one of its frames.',
  'not-decodable': 'Browsers cannot convert it.',
  'not-writable': 'Browsers cannot convert it.',
  'heic-loader-missing': 'This browser cannot convert it.',
  'heic-loader-failed': 'This browser cannot convert it.',
  'too-many-pixels': 'This browser cannot make it smaller.',
  'cannot-shrink': 'It cannot be made small enough.',
  'canvas-blocked': 'This browser keeps pages from changing images.',
};

/** The same, and why preparation could not mend it, where it has tried. */
function withReason(sentence: string, params: UploadErrorParams): string {
  const why = WHY_NOT_MENDED[text(params, 'reason')];
  return why === undefined ? sentence : `${sentence} ${why}`;
}

/** ": at least 800 wide and 600 high", as far as a rule says so. */
function wanted(params: UploadErrorParams, how: string, width: string, height: string): string {
  const sides = [
    { pixels: Number(params[width]), side: 'wide' },
    { pixels: Number(params[height]), side: 'high' },
  ].flatMap(({ pixels, side }) => (pixels > 0 ? [`${pixels} ${side}`] : []));
  return sides.length === 0 ? '' : `: ${how} ${sides.join(' and ')}`;
}

function list(params: UploadErrorParams, name: string): readonly string[] {
  const value = params[name];
  return Array.isArray(value) ? value.map(String) : [];
}
