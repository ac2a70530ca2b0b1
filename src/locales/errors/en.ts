import type { ErrorWords, RefusalWords } from '../error-words.js';

const NOT_SET_UP = "Uploads aren't set up correctly. Contact the site owner.";
const UNEXPECTED = 'Unexpected response from the service.';

/** What each error says. */
export const errors: ErrorWords<'one'> = {
  'file-invalid-type': {
    known: (format) => `${format} isn't supported.`,
    unknown: "This isn't a supported image.",
    choose: (formats) => `Use ${formats}.`,
  },
  'file-type-mismatch': {
    known: (format) =>
      `This isn't a valid ${format}. It may be damaged or have the wrong extension.`,
    unknown: "This isn't a valid image. It may be damaged or have the wrong extension.",
  },
  'file-too-large': {
    known: (size) => `This file is too large. The limit is ${size}.`,
    unknown: 'This file is too large for the server.',
  },
  'file-too-small': {
    known: (size) => `This file is too small. The minimum is ${size}.`,
    unknown: 'This file is too small.',
  },
  'file-empty': 'This file is empty.',
  'too-many-files': {
    known: {
      one: 'You can add up to {count} image.',
      other: 'You can add up to {count} images.',
    },
    unknown: 'There are too many files. Remove one first.',
  },
  'duplicate-file': 'This image has already been added.',
  'is-directory': 'This is a folder. Choose the images inside it.',
  'file-unreadable':
    "This file can't be read. It may have been changed, moved or deleted. Choose it again.",
  'image-too-small': {
    known: (sides) => `Too small: at least ${sides}.`,
    unknown: "This image's dimensions are too small.",
  },
  'image-too-large': {
    known: (sides) => `Too large: at most ${sides}.`,
    unknown: "This image's dimensions are too large.",
  },
  'image-aspect-ratio': {
    known: (ratio) => `The image must be ${ratio}.`,
    unknown: 'This image has the wrong proportions.',
  },
  'image-corrupt': 'This image is damaged.',
  'metadata-not-removable': "This image's metadata can't be removed. Use a JPEG, PNG or WebP.",
  custom: "This file wasn't accepted.",
  'file-changed': 'This file has changed since it was chosen. Choose it again.',
  aborted: 'Canceled.',
  network: 'The connection failed. Check it and try again.',
  offline: "You're offline. Try again when you're back online.",
  timeout: "The server didn't respond in time.",
  stalled: 'The upload stalled. Try again.',
  'outcome-unknown': {
    lost: 'The connection was lost before confirmation.',
    unconfirmed: "The upload wasn't confirmed.",
    duplicate: 'It may have been uploaded; trying again could create a duplicate.',
    expired: 'This upload has expired. Trying again creates a second entry.',
  },
  'headers-failed': "Your permission to upload couldn't be verified. Try again.",
  'loading-failed': "Part of this page couldn't be loaded. Reload the page and try again.",
  'not-a-proxy': {
    page: 'Another page answered instead of the upload server. You may need to sign in again, to this site or to the Wi-Fi network.',
    redirected: 'You may have been signed out. Sign in again.',
    gateway: "This site's server isn't responding.",
    'no-endpoint': NOT_SET_UP,
  },
  unauthorized: "You're not signed in. Sign in and try again.",
  forbidden: "You don't have permission to upload here.",
  'token-expired': 'Your permission to upload has expired. Reload the page.',
  'token-used': 'This upload permission was already used. Reload the page.',
  'in-progress': 'This image is already being uploaded.',
  'key-reused': 'This upload was mixed up with another one. Add the image again.',
  'rate-limited': 'Too many uploads right now. Wait a moment and try again.',
  'quota-exceeded': 'The service is out of credit. Contact the site owner.',
  'upstream-auth': NOT_SET_UP,
  'provider-rejected': 'The service rejected this image.',
  'provider-unavailable': "The service isn't available. Try again later.",
  'upstream-timeout': "The service didn't respond in time.",
  'bad-response': UNEXPECTED,
  'upstream-redirect': UNEXPECTED,
  'upload-url-refused': UNEXPECTED,
  'incomplete-body': 'The upload was interrupted. Try again.',
  'client-timeout': 'The upload was too slow. Try again.',
  'invalid-request': "The server couldn't process this upload. Contact the site owner.",
  'body-already-read': NOT_SET_UP,
  'not-found': NOT_SET_UP,
  'method-not-allowed': NOT_SET_UP,
  'proxy-unavailable': "Uploads aren't available right now. Try again later.",
};

/** Why preparation couldn't fix a file. */
export const refusals: RefusalWords = {
  animated: 'Converting it would keep only one frame.',
  'not-decodable': "Browsers can't convert it.",
  'not-writable': "Browsers can't convert it.",
  'heic-loader-missing': "This browser can't convert it.",
  'heic-loader-failed': "This browser can't convert it.",
  'tiff-loader-failed': "This browser can't convert it.",
  'too-many-pixels': "This browser can't make it smaller.",
  'cannot-shrink': "It can't be made small enough.",
  'canvas-blocked': "This browser doesn't let pages edit images.",
  'size-unknown': "This image's dimensions can't be read. Export it as JPEG or PNG.",
};
