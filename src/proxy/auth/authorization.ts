import type { UploadErrorCode } from '../../core/errors/error-codes.js';

/** What `authorize` may answer. Everything but `true` and an own `allow: true` denies. */
export type Authorization =
  | boolean
  | {
      readonly allow: true;
      /**
       * Who uploads, as a text. Quotas and remembered uploads are kept per subject.
       *
       * @default callers without one share `anonymous`
       */
      readonly subject?: string;
      /**
       * The largest file this caller may upload, in bytes. It lowers the provider's limit and never
       * raises it; a larger file is 413 `file-too-large`.
       *
       * @default the provider's limit
       */
      readonly maxBytes?: number;
      /**
       * The MIME types this caller may upload, out of the provider's own; another type is 415
       * `file-invalid-type`.
       *
       * @default the provider's types
       */
      readonly types?: readonly string[];
      /**
       * Marks a single-use token as used. Called when a new upload begins, and not for one whose answer
       * is remembered; anything but true refuses the upload with 409 `token-used`.
       *
       * @default the caller may upload any number of times
       */
      readonly spend?: () => boolean | Promise<boolean>;
    }
  | {
      readonly allow: false;
      /**
       * Why: `token-expired` makes the dropzone ask its `headers` for a fresh token, once.
       *
       * @default 'unauthorized'
       */
      readonly code?: Extract<UploadErrorCode, 'token-expired' | 'token-used' | 'forbidden'>;
    };

/**
 * Decides whether the caller of a request may upload to a provider, named as on the wire. It gets the
 * request before any byte of its body is read, and must not read the body itself.
 */
export type Authorize = (
  request: Request,
  context: { readonly provider: string },
) => Authorization | Promise<Authorization>;
