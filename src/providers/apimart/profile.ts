import { defineProvider } from '../../core/provider/provider.js';

/** APIMart has no options. */
export type ApimartOptions = Record<string, never>;

/** The image's URL, and when it expires. */
export interface ApimartResult {
  /** A public https URL, valid for 72 hours. */
  readonly url: string;
  /** The name that the vendor gave the file. */
  readonly filename?: string;
  /** The MIME type that APIMart detected. */
  readonly contentType?: string;
  /** The size in bytes, as measured by APIMart. */
  readonly bytes?: number;
  /** The creation time, ISO 8601. */
  readonly createdAt?: string;
  /** ISO 8601: 72 hours after `createdAt`. Omitted if APIMart doesn't return the creation time. */
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
