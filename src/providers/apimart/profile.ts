import { defineProvider } from '../../core/provider/provider.js';

/** APIMart takes no options. */
export type ApimartOptions = Record<string, never>;

/** Where the image is, and until when. */
export interface ApimartResult {
  /** A public https URL, valid for 72 hours. */
  readonly url: string;
  /** The name that the vendor gave the file. */
  readonly filename?: string;
  /** The MIME type APIMart found in the bytes. */
  readonly contentType?: string;
  /** The size APIMart counted, in bytes. */
  readonly bytes?: number;
  /** ISO 8601. */
  readonly createdAt?: string;
  /** ISO 8601: 72 hours after `createdAt`. Left out if APIMart doesn't say when it was created. */
  readonly expiresAt?: string;
}

/**
 * [APIMart](https://docs.apimart.ai) stores the image and returns a URL that is valid for 72 hours.
 */
export const apimart = defineProvider<ApimartOptions, ApimartResult>({
  name: 'apimart',
  label: 'APIMart',
  docs: 'https://docs.apimart.ai',
  types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
  maxBytes: 20_971_520,
  repeat: 'harmless',
  options: {},
  result: {
    url: 'always',
    filename: 'sometimes',
    contentType: 'sometimes',
    bytes: 'sometimes',
    createdAt: 'sometimes',
    expiresAt: 'sometimes',
  },
});
