import type { UploadErrorCode } from '../../core/errors/error-codes.js';

/**
 * The result of `authorize`. Only `true` and an object whose own `allow` is `true` allow the
 * upload.
 */
export type Authorization =
  | boolean
  | {
      readonly allow: true;
      /**
       * The uploader, as a string. Quotas and remembered uploads are kept per subject.
       *
       * @default callers without one share `anonymous`
       */
      readonly subject?: string;
      /**
       * The largest file this caller may upload, in bytes. It lowers the provider's limit and never
       * raises it. A larger file is 413 `file-too-large`.
       *
       * @default the provider's limit
       */
      readonly maxBytes?: number;
      /**
       * The MIME types this caller may upload, out of the provider's own. Any other type is 415
       * `file-invalid-type`.
       *
       * @default the provider's types
       */
      readonly types?: readonly string[];
      /**
       * Marks a single-use token as used. Called when a new upload begins, but not for a repeat
       * whose response is remembered. Anything but true refuses the upload with 409 `token-used`.
       *
       * @default the caller may upload any number of times
       */
      readonly spend?: () => boolean | Promise<boolean>;
    }
  | {
      readonly allow: false;
      /**
       * The reason. `token-expired` makes the dropzone call its `headers` for a new token, once.
       *
       * @default 'unauthorized'
       */
      readonly code?: Extract<UploadErrorCode, 'token-expired' | 'token-used' | 'forbidden'>;
    };

/**
 * Decides whether the caller of a request may upload to a provider, which is given by its wire name. It
 * gets the request before any byte of its body is read and must not read the body itself.
 */
export type Authorize = (
  request: Request,
  context: { readonly provider: string },
) => Authorization | Promise<Authorization>;
